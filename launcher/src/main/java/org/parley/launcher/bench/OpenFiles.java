package org.parley.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The limit on open files of a process, which Java raises as far as it may by itself. */
final class OpenFiles {
    /** Jars, libraries, logs and sockets of other kinds, of either side. */
    private static final int OTHERS = 300;
    private static final String LINE = "Max open files";

    private OpenFiles() {}

    /** How many connections a process can have here; those that it starts have the same limit. */
    static int forConnections() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
            if (line.startsWith(LINE)) {
                String soft = line.substring(LINE.length()).strip().split("\\s+")[0];
                return soft.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(soft) - OTHERS;
            }
        }
        return Integer.MAX_VALUE;
    }
}
