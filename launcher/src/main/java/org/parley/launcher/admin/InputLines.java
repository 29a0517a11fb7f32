package org.parley.launcher.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The standard input, a line at a time and nothing ahead of it: the next line is for whoever asks next. */
final class InputLines {
    private InputLines() {}

    /** Null at the end. Waits. */
    static String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = System.in.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = System.in.read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
