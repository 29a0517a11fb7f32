package org.parley.launcher.admin;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Option;

/** A password: from a file, typed twice at a terminal, or the next line of the standard input. Never an argument, which every user of the machine could read. */
final class NewPassword {
    @Option(names = "--password-file", paramLabel = "FILE", description = "The password is this file's first line. Without it, it is asked for, or read from the standard input.")
    private Path file;

    String read() throws LaunchException {
        Console console = System.console();
        String password = file != null ? first(file) : console != null ? typed(console) : first();
        if (password == null || password.isEmpty()) {
            throw LaunchException.usage("the password is empty");
        }
        return password;
    }

    private static String typed(Console console) throws LaunchException {
        char[] once = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (!Arrays.equals(once, again)) {
            throw LaunchException.usage("the two are not the same");
        }
        return once == null ? "" : new String(once);
    }

    private static String first() throws LaunchException {
        try {
            return InputLines.next();
        } catch (IOException e) {
            throw LaunchException.failure("the password cannot be read from the standard input: " + e.getMessage(), e);
        }
    }

    private static String first(Path file) throws LaunchException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return reader.readLine();
        } catch (IOException e) {
            throw LaunchException.usage("--password-file " + file + " cannot be read as text (" + e.getClass().getSimpleName() + ")");
        }
    }
}
