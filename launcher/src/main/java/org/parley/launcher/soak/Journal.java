package org.parley.launcher.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells what is done on standard output; a file has that and all that the processes say, with times. */
final class Journal implements AutoCloseable {
    private final PrintStream out;
    private final PrintWriter file;
    private final long begun = System.nanoTime();

    Journal(PrintStream out, Path file) throws IOException {
        this.out = out;
        this.file = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
    }

    /** A line for people. */
    void tell(String line) {
        String timed = String.format(Locale.ROOT, "%8.3f %s", seconds(), line);
        out.println(timed);
        out.flush();
        file.println(timed);
    }

    /** A line for the file. */
    void note(String line) {
        file.printf(Locale.ROOT, "%8.3f %s%n", seconds(), line);
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        file.close();
    }
}
