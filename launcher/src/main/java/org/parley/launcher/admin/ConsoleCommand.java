package org.parley.launcher.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.parley.launcher.LaunchException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley console}: each line is what stands behind {@code parley} in a shell. */
@Command(name = "console", description = {"Takes commands for the server that runs on this machine, a line each, until 'quit' or the end of the input.",
    "The exit code is that of the first that failed, but 0 at a terminal.",
    "They are status, sessions, kick NAME, users list|add|passwd|disable|enable|delete, registration [open|closed|invite], backup FILE, as in a shell; words are parted by spaces.",
    "A password is asked for at a terminal, else it is the next line."})
public final class ConsoleCommand implements Callable<Integer> {
    private static final List<String> COMMANDS = List.of("status", "sessions", "kick", "users", "registration", "backup");

    private final ToIntFunction<String[]> parley;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AdminOptions options;

    /** {@code parley} runs a command line and gives its exit code. */
    public ConsoleCommand(ToIntFunction<String[]> parley) {
        this.parley = parley;
    }

    @Override
    public Integer call() throws LaunchException {
        boolean terminal = System.console() != null;
        int failed = run(List.of("status"));
        for (String line = next(terminal); line != null && !line.strip().equals("quit"); line = next(terminal)) {
            if (!line.isBlank()) {
                int code = run(Arrays.asList(line.strip().split("\\s+")));
                failed = failed == 0 ? code : failed;
            }
        }
        return terminal ? 0 : failed;
    }

    /** What is no command may be a password that nobody asked for, and is not shown. */
    private int run(List<String> words) {
        if (!COMMANDS.contains(words.get(0))) {
            spec.commandLine().getErr().println(spec.qualifiedName() + ": there is no such command here; there are " + String.join(", ", COMMANDS) + " and quit");
            return CommandLine.ExitCode.USAGE;
        }
        List<String> all = new ArrayList<>(words);
        all.addAll(options.arguments());
        return parley.applyAsInt(all.toArray(String[]::new));
    }

    private String next(boolean terminal) throws LaunchException {
        if (terminal) {
            spec.commandLine().getOut().print("parley> ");
            spec.commandLine().getOut().flush();
        }
        try {
            return InputLines.next();
        } catch (IOException e) {
            throw LaunchException.failure("the standard input cannot be read: " + e.getMessage(), e);
        }
    }
}
