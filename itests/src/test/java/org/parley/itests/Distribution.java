package org.parley.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The distribution that the build has just assembled. */
public final class Distribution {
    private Distribution() {}

    /** Its folder. */
    public static Path home() {
        return Path.of(System.getProperty("parley.distribution")).toAbsolutePath().normalize();
    }

    /** The shipped bundles: bundles/PART/LEVEL/*.jar. */
    public static List<Path> bundles() {
        try (var jars = Files.walk(home().resolve("bundles"))) {
            return jars.filter(p -> p.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that do without a window. */
    public static List<Path> bundlesWithoutWindow() {
        return bundles().stream().filter(p -> !home().resolve("bundles").relativize(p).startsWith("window") && !p.toString().contains("/window-")).toList();
    }
}
