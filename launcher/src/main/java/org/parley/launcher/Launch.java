package org.parley.launcher;

import java.nio.file.Path;
import java.util.Map;

/**
 * A process to start.
 *
 * @param role       which bundles besides the common ones: {@code server} or {@code client}
 * @param storage    folder under which the framework keeps its files while it runs
 * @param log        the log file
 * @param properties framework properties {@code parley.*}, which the components read
 * @param input      whether the bundles get the lines of standard input
 * @param verbose    whether errors come with stack traces
 */
record Launch(Home home, String role, Path storage, Path log, Map<String, String> properties, boolean input, boolean verbose) {
    Launch {
        properties = Map.copyOf(properties);
    }
}
