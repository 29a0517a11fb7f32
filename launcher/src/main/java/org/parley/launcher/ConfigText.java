package org.parley.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** Errors of configuration, with the file that has them. */
final class ConfigText {
    private ConfigText() {}

    /** The error with the file, if there is one that it does not name itself. */
    static String explain(String error, Path file) {
        return Files.isRegularFile(file) && !error.contains(file.getFileName().toString()) ? error + " (see " + file + ")" : error;
    }
}
