package org.parley.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.parley.launcher.stage.Rebuilt;

/** The distribution that the build has just assembled. */
public final class Distribution {
    private Distribution() {}

    /** Its folder. */
    public static Path home() {
        return Path.of(System.getProperty("parley.distribution")).toAbsolutePath().normalize();
    }

    /** One that shares all but {@code conf}, where only the log is configured, and {@code plugins}, which is empty; made in {@code home}. */
    public static Path withOwnFolders(Path home) throws IOException {
        Files.createDirectories(home);
        for (String shared : List.of("lib", "bundles")) {
            Files.createSymbolicLink(home.resolve(shared), home().resolve(shared));
        }
        Files.createDirectories(home.resolve("bin"));
        Files.copy(home().resolve("bin/parley"), home.resolve("bin/parley"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("plugins"));
        Files.createDirectories(home.resolve("conf"));
        Files.copy(home().resolve("conf/logback.xml"), home.resolve("conf/logback.xml"));
        return home;
    }

    /** The shipped bundles: bundles/PART/LEVEL/*.jar. */
    public static List<Path> bundles() {
        try (var jars = Files.walk(home().resolve("bundles"))) {
            return jars.filter(p -> p.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped bundle of that name, such as {@code server.users}, as a developer has built it anew. */
    static Rebuilt rebuilt(String name) throws IOException {
        return Rebuilt.of(home().resolve("bundles"), name);
    }

    /** Those that do without a window. */
    public static List<Path> bundlesWithoutWindow() {
        return bundles().stream().filter(p -> !home().resolve("bundles").relativize(p).startsWith("window") && !p.toString().contains("/window-")).toList();
    }
}
