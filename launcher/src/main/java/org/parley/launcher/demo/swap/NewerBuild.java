package org.parley.launcher.demo.swap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.parley.launcher.stage.StageFailure;

/** A shipped bundle as if it had been built anew: the same with a newer version. */
record NewerBuild(Path shipped) {
    private static final Attributes.Name VERSION = new Attributes.Name("Bundle-Version");

    /** Of the bundle that the distribution ships under that name, such as {@code transport.tcp}. */
    static NewerBuild of(Path bundles, String name) throws IOException, StageFailure {
        try (Stream<Path> jars = Files.walk(bundles)) {
            return new NewerBuild(jars.filter(jar -> jar.getFileName().toString().matches("\\Q" + name + "\\E-[0-9].*\\.jar")).findFirst()
                .orElseThrow(() -> new StageFailure("the distribution has no bundle " + name + " in " + bundles)));
        }
    }

    /** Puts it into a folder of plug-ins, where it appears as a whole. */
    void put(Path plugins) throws IOException {
        Path whole = plugins.resolveSibling(shipped.getFileName() + ".tmp");
        try (JarFile from = new JarFile(shipped.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().put(VERSION, newer(manifest.getMainAttributes().getValue(VERSION)));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(whole), manifest)) {
                for (JarEntry entry : (Iterable<JarEntry>) from.stream().filter(one -> !one.getName().equals(JarFile.MANIFEST_NAME))::iterator) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = from.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
        Files.move(whole, plugins.resolve(shipped.getFileName()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The next one: of the version's numbers the third is raised. */
    static String newer(String version) {
        String[] parts = version.split("\\.");
        return parts[0] + "." + parts[1] + "." + (Integer.parseInt(parts[2]) + 1);
    }
}
