package org.parley.server.admin.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What becomes of a command.
 *
 * @param exitCode 0 done, 1 failed, 2 no such command
 * @param body     text for people, of which a failure is one line
 * @param file     what {@code backup} gives in its place, or null; deleted once it was sent
 */
record Answer(int exitCode, byte[] body, Path file) {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    static Answer done(String text) {
        return of(0, text);
    }

    static Answer failed(String line) {
        return of(FAILED, line);
    }

    static Answer usage(String line) {
        return of(USAGE, line);
    }

    static Answer file(Path file) {
        return new Answer(0, new byte[0], file);
    }

    private static Answer of(int exitCode, String text) {
        return new Answer(exitCode, (text.isEmpty() || text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8), null);
    }
}
