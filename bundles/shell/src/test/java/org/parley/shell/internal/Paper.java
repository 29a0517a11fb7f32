package org.parley.shell.internal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes what is printed, instead of the process's streams. */
final class Paper {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    final Printer printer;

    Paper(boolean verbose) {
        printer = new Printer(new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(errors, false, StandardCharsets.UTF_8), verbose);
    }

    /** The lines of standard output; ends the printer. */
    List<String> lines() {
        printer.close();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The lines of standard error; ends the printer. */
    List<String> errors() {
        printer.close();
        return errors.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
