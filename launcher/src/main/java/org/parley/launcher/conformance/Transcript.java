package org.parley.launcher.conformance;

import java.util.ArrayList;
import java.util.List;

/** What went over the connections of a case, for the report of a failure; without passwords and tokens. Thread-safe. */
public final class Transcript {
    private static final int LINES = 200;
    private static final int WIDTH = 300;
    private static final int SCANNED = 4_096;

    private final List<String> lines = new ArrayList<>();
    private final long begun = System.nanoTime();
    private int connections;

    /** The number of one more connection. */
    synchronized int connection() {
        return ++connections;
    }

    /** Notes a line. */
    synchronized void note(int connection, String direction, String text) {
        if (lines.size() < LINES) {
            String shown = text.substring(0, Math.min(text.length(), SCANNED)).replaceAll("(\"(?:password|token|credential)\"\\s*:\\s*)\"[^\"]*\"?", "$1\"…\"");
            lines.add("%8.3f s  %d %s %s".formatted((System.nanoTime() - begun) / 1e9, connection, direction, shown.length() > WIDTH ? shown.substring(0, WIDTH) + "…" : shown));
        }
    }

    synchronized String text() {
        return String.join("\n", lines) + (lines.size() == LINES ? "\n…" : "");
    }
}
