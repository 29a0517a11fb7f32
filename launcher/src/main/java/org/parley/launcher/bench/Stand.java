package org.parley.launcher.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.parley.launcher.bench.load.Load;
import org.parley.launcher.bench.load.Sources;

/**
 * What a part of the measurements has: its server, its users, and where it tells what it found.
 *
 * @param clients     how many there are at most, where a part is about numbers
 * @param seconds     how long each measurement takes
 * @param mostSeconds after which the part is given up
 */
record Stand(MeasuredServer server, BenchUsers users, Sources sources, int clients, int seconds, int mostSeconds, PrintStream out) {
    /** Clients that are given up when the part has taken too long. */
    Load load() throws IOException {
        return new Load(sources, mostSeconds);
    }

    /** Lets the server come to rest. */
    void rest(double passing) throws IOException {
        try (Load nobody = load()) {
            nobody.run(passing);
        }
    }

    /** A line of the table. */
    void row(String what, String format, double value) {
        out.println("| " + what + " | " + String.format(Locale.ROOT, format, value) + " |");
        out.flush();
    }
}
