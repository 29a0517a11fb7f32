package org.parley.itests;

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

/** A shipped bundle as a developer has built it anew, put where a running Parley looks for plug-ins. */
record Rebuilt(Path jar) {
    /** The shipped bundle of that name, such as {@code server.users}. */
    static Rebuilt of(String name) throws IOException {
        try (Stream<Path> jars = Files.walk(Distribution.home().resolve("bundles"))) {
            return new Rebuilt(jars.filter(path -> path.getFileName().toString().matches("\\Q" + name + "\\E-[0-9].*\\.jar")).findFirst().orElseThrow());
        }
    }

    /** Drops it with other headers; a whole file appears at once. */
    Path drop(Path plugins, String file, Map<String, String> headers) throws IOException {
        Path whole = Files.createTempFile(plugins.getParent(), file, ".tmp");
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            headers.forEach((key, value) -> manifest.getMainAttributes().put(new Attributes.Name(key), value));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(whole), manifest)) {
                for (JarEntry entry : (Iterable<JarEntry>) from.stream().filter(entry -> !entry.getName().equals(JarFile.MANIFEST_NAME))::iterator) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        return Files.move(whole, plugins.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Drops it with another version. */
    Path drop(Path plugins, String file, String version) throws IOException {
        return drop(plugins, file, Map.of("Bundle-Version", version));
    }
}
