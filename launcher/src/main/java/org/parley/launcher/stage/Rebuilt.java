package org.parley.launcher.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A shipped bundle as if it had been built anew: the same with other headers. */
public record Rebuilt(Path shipped) {
    private static final String VERSION = "Bundle-Version";

    /** The one that is shipped below {@code bundles} under that name, such as {@code transport.tcp}. */
    public static Rebuilt of(Path bundles, String name) throws IOException {
        try (Stream<Path> jars = Files.walk(bundles)) {
            return new Rebuilt(jars.filter(jar -> jar.getFileName().toString().matches("\\Q" + name + "\\E-[0-9].*\\.jar")).findFirst()
                .orElseThrow(() -> new IOException("the bundle " + name + " is not shipped in " + bundles)));
        }
    }

    /** Puts a version into a folder of plug-ins of which the third number is raised by one. */
    public void put(Path plugins) throws IOException {
        put(plugins.resolve(shipped.getFileName()), 1);
    }

    /** Puts it to {@code target} with the third number of its version raised; returns the version. */
    public String put(Path target, int raisedBy) throws IOException {
        try (JarFile from = new JarFile(shipped.toFile())) {
            String[] parts = from.getManifest().getMainAttributes().getValue(VERSION).split("\\.");
            String version = parts[0] + "." + parts[1] + "." + (Integer.parseInt(parts[2]) + raisedBy);
            put(target, Map.of(VERSION, version));
            return version;
        }
    }

    /** Puts it to {@code target} with other headers, where it appears as a whole. */
    public Path put(Path target, Map<String, String> headers) throws IOException {
        Path unseen = Files.createTempFile(target.toAbsolutePath().getParent().getParent(), "rebuilt", ".tmp");
        try (JarFile from = new JarFile(shipped.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            headers.forEach((key, value) -> manifest.getMainAttributes().put(new Attributes.Name(key), value));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(unseen), manifest)) {
                for (JarEntry entry : (Iterable<JarEntry>) from.stream().filter(one -> !one.getName().equals(JarFile.MANIFEST_NAME))::iterator) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        return Files.move(unseen, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
