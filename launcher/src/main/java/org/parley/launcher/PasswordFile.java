package org.parley.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file whose first line is a password, so that it is on no command line. */
public final class PasswordFile {
    private PasswordFile() {}

    /** The password; a file that has none is bad usage. */
    public static String read(Path file) throws LaunchException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            if (line == null || line.isEmpty()) {
                throw LaunchException.usage("--password-file " + file + ": its first line is empty; write the password there");
            }
            return line;
        } catch (IOException e) {
            throw LaunchException.usage("--password-file " + file + ": " + unreadable(file, e) + "; write the password in its first line");
        }
    }

    private static String unreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (e instanceof AccessDeniedException) {
            return "this user may not read it";
        }
        return Files.isDirectory(file) ? "it is a folder" : "it cannot be read as UTF-8 text";
    }
}
