package org.parley.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file whose first line is a password. */
record PasswordFile(Path path) {
    /**
     * Reads it.
     *
     * @throws IOException with a line for people, when it cannot be read or begins with an empty line
     */
    String password() throws IOException {
        String line;
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            line = reader.readLine();
        } catch (IOException e) {
            throw new IOException("password file " + path + " " + reason(e) + "; write the password in its first line", e);
        }
        if (line == null || line.isEmpty()) {
            throw new IOException("the first line of password file " + path + " is empty; write the password there");
        }
        return line;
    }

    private String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "is not there";
        } else if (e instanceof AccessDeniedException) {
            return "may not be read by this user";
        }
        return Files.isDirectory(path) ? "is a folder" : "cannot be read as UTF-8 text";
    }
}
