package org.parley.launcher.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the processes wrote into their logs: an ERROR says that somebody must act, and faults that mend themselves are none. */
record Logs(Path folder) {
    private static final int DEPTH = 5;

    void look() throws Finding, IOException {
        List<Path> logs;
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            logs = all.filter(path -> path.getFileName().toString().matches("(client|server)\\.log(\\.[0-9])?")).toList();
        }
        for (Path log : logs) {
            try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                Optional<String> error = lines.filter(line -> line.matches("[-0-9]{10} [0-9:.]{12} ERROR .*")).findFirst();
                if (error.isPresent()) {
                    throw new Finding(folder.relativize(log) + " has an error: " + error.get());
                }
            }
        }
    }
}
