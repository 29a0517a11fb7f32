package org.parley.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The audit log of a server, whose lines are written a moment after what they tell.
 *
 * @param data the server's folder
 */
record AuditLog(Path data) {
    List<String> lines() {
        try {
            return Files.readAllLines(data.resolve("log/audit.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line in which that is found. */
    void await(String expression) {
        Pattern pattern = Pattern.compile(expression);
        Services.eventually("the audit log has " + expression, () -> lines().stream().anyMatch(line -> pattern.matcher(line).find()));
    }
}
