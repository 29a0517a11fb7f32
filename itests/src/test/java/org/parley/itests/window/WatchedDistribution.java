package org.parley.itests.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.parley.itests.Distribution;

/** The shipped distribution with plugins and conf of the test's own, the driver among the plugins. Bundles are linked to, not copied. */
record WatchedDistribution(Path home) {
    /** A folder for a test's processes; it stays, with their logs. */
    static Path sandbox(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "sandbox")).toAbsolutePath(), name);
    }

    /** Makes one in that folder. */
    static WatchedDistribution in(Path folder) throws IOException {
        Path shipped = Distribution.home();
        for (String part : new String[] {"bin", "lib", "conf"}) {
            Path copy = Files.createDirectories(folder.resolve(part));
            try (var files = Files.list(shipped.resolve(part))) {
                for (Path file : (Iterable<Path>) files.filter(f -> !f.toString().endsWith(".jsa"))::iterator) {
                    Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        Files.createSymbolicLink(folder.resolve("bundles"), shipped.resolve("bundles"));
        Files.createDirectories(folder.resolve("plugins"));
        DriverBundle.drop(folder.resolve("plugins"));
        return new WatchedDistribution(folder);
    }

    Path plugins() {
        return home.resolve("plugins");
    }

    /** The shipped bundle {@code name}, such as {@code ui.swt}, again and with a new time stamp, which updates it in every process. */
    void drop(String name) throws IOException {
        Path jar = Distribution.bundles().stream().filter(p -> p.getFileName().toString().matches(name.replace(".", "\\.") + "-[0-9].*\\.jar")).findFirst().orElseThrow();
        Path copy = Files.copy(jar, home.resolve("update.tmp"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, plugins().resolve(name + ".jar"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes it away again, for the processes to come. */
    void undrop(String name) throws IOException {
        Files.deleteIfExists(plugins().resolve(name + ".jar"));
    }
}
