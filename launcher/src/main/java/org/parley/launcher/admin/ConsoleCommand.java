package org.parley.launcher.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley console}. */
@Command(name = "console", description = {"Takes commands for the server that runs on this machine, a line each, until 'quit' or the end of the input.",
    "They are status, sessions, kick NAME, users list|disable|enable|delete, registration [open|closed|invite]."})
public final class ConsoleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private AdminOptions options;

    @Override
    public Integer call() throws LaunchException {
        boolean terminal = System.console() != null;
        int last = options.run("status");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = next(in, terminal); line != null && !line.strip().equals("quit"); line = next(in, terminal)) {
            if (!line.isBlank()) {
                last = options.run(null, Arrays.asList(line.strip().split("\\s+")));
            }
        }
        return terminal ? 0 : last;
    }

    private String next(BufferedReader in, boolean terminal) throws LaunchException {
        if (terminal) {
            spec.commandLine().getOut().print("parley> ");
            spec.commandLine().getOut().flush();
        }
        try {
            return in.readLine();
        } catch (IOException e) {
            throw LaunchException.failure("the standard input cannot be read: " + e.getMessage(), e);
        }
    }
}
