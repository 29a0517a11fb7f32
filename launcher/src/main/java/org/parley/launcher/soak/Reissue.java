package org.parley.launcher.soak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Newer versions of shipped bundles, which differ from them by their number alone. */
final class Reissue {
    private static final String VERSION = "Bundle-Version";

    private final Path bundles;
    private int issued;

    /** Of the bundles below {@code bundles}. */
    Reissue(Path bundles) {
        this.bundles = bundles;
    }

    /** Puts a version of {@code bundle}, such as {@code media.webrtc}, that is newer than all before it to {@code target}, at once as a whole; returns the version. */
    String put(String bundle, Path target) throws IOException {
        Path unseen = target.resolveSibling("." + target.getFileName());
        String version;
        try (JarFile shipped = new JarFile(find(bundle).toFile())) {
            Manifest manifest = new Manifest(shipped.getManifest());
            version = after(manifest.getMainAttributes().getValue(VERSION));
            manifest.getMainAttributes().putValue(VERSION, version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(unseen), manifest)) {
                copy(shipped, out);
            }
        }
        Files.move(unseen, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return version;
    }

    private Path find(String bundle) throws IOException {
        try (Stream<Path> all = Files.walk(bundles)) {
            return all.filter(jar -> jar.getFileName().toString().matches(bundle.replace(".", "\\.") + "-[0-9].*\\.jar")).findFirst()
                .orElseThrow(() -> new IOException("the bundle " + bundle + " is not shipped in " + bundles));
        }
    }

    private String after(String shipped) {
        String[] parts = shipped.split("\\.");
        return parts[0] + "." + parts[1] + "." + (Integer.parseInt(parts[2]) + ++issued);
    }

    private static void copy(JarFile from, JarOutputStream out) throws IOException {
        for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements();) {
            JarEntry entry = entries.nextElement();
            if (!entry.getName().equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = from.getInputStream(entry)) {
                    in.transferTo(out);
                }
            }
        }
    }
}
