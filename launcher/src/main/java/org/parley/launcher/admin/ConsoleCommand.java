package org.parley.launcher.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.parley.launcher.LaunchException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley console}. */
@Command(name = "console", description = {"Takes commands for the server that runs on this machine, a line each, until 'quit' or the end of the input.",
    "The exit code is that of the first that failed, but 0 at a terminal.", "They are status, sessions, kick NAME, users list|disable|enable|delete, registration [open|closed|invite]."})
public final class ConsoleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private AdminOptions options;

    @Override
    public Integer call() throws LaunchException {
        boolean terminal = System.console() != null;
        int failed = options.run("status");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = next(in, terminal); line != null && !line.strip().equals("quit"); line = next(in, terminal)) {
            if (!line.isBlank()) {
                int code = run(Arrays.asList(line.strip().split("\\s+")));
                failed = failed == 0 ? code : failed;
            }
        }
        return terminal ? 0 : failed;
    }

    /** A backup would be written to the screen. */
    private int run(List<String> words) throws LaunchException {
        if (words.get(0).equals("backup")) {
            spec.commandLine().getErr().println(spec.qualifiedName() + ": a backup is made by 'parley backup FILE'");
            return CommandLine.ExitCode.USAGE;
        }
        return options.run(null, words);
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
