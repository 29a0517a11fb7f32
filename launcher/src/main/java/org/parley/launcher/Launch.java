package org.parley.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start.
 *
 * @param role       {@code server} or {@code client}, which the process's folder is named by
 * @param parts      which folders of bundles besides the common ones, such as {@code client} and {@code headless}
 * @param storage    folder under which the framework keeps its files while it runs
 * @param log        the log file
 * @param properties framework properties {@code parley.*}, which the components read
 * @param input      whether the bundles get the lines of standard input
 * @param verbose    whether errors come with stack traces
 */
record Launch(Home home, String role, List<String> parts, Path storage, Path log, Map<String, String> properties, boolean input, boolean verbose) {
    Launch {
        parts = List.copyOf(parts);
        properties = Map.copyOf(properties);
    }
}
