package org.parley.launcher.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folders that one process watches: what is put there changes it while it runs. */
public record Watched(Path folder) {
    Watched make() throws IOException {
        Files.createDirectories(plugins());
        Files.createDirectories(conf());
        return this;
    }

    /** What lets the process watch these instead of the distribution's; what the user gives Java is kept. */
    String option() {
        String given = System.getenv("PARLEY_JAVA_OPTS");
        return (given == null ? "" : given + " ") + "-Dfelix.fileinstall.dir=" + plugins() + "," + conf();
    }

    /** For bundles. */
    public Path plugins() {
        return folder.resolve("plugins");
    }

    private Path conf() {
        return folder.resolve("conf");
    }

    /** Writes a component's configuration, which is seen whole or not at all. */
    public void configure(String pid, String text) throws IOException {
        Path whole = Files.writeString(folder.resolve(pid + ".tmp"), text);
        Files.move(whole, conf().resolve(pid + ".cfg"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
