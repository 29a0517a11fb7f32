package org.parley.launcher.admin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.Folders;
import org.parley.launcher.Home;
import org.parley.launcher.LaunchException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all these commands have in common. */
final class AdminOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private CommonOptions common;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder of the server that runs. Default: PARLEY_DATA, else 'data' in the distribution.")
    private Path data;

    ServerSocket server() throws LaunchException {
        return new ServerSocket(Folders.data(data != null ? data : ofParent(), System.getenv(), Home.find()));
    }

    /** What says to another command of these which server is meant. */
    List<String> arguments() {
        return data == null ? List.of() : List.of("--data", data.toString());
    }

    /** What stands in front of a subcommand. */
    private Path ofParent() {
        OptionSpec option = command.parent() == null ? null : command.parent().findOption("--data");
        return option == null ? null : option.getValue();
    }

    /** Has the server run a command and prints what it says; returns the exit code. */
    int run(String password, List<String> words) throws LaunchException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int exitCode = server().run(words, password, code -> answer);
        String text = answer.toString(StandardCharsets.UTF_8);
        if (exitCode == 0) {
            command.commandLine().getOut().print(text);
            command.commandLine().getOut().flush();
        } else {
            command.commandLine().getErr().println(command.qualifiedName() + ": " + text.strip());
        }
        return exitCode;
    }

    /** The same, with words that may be missing at the end. */
    int run(String... words) throws LaunchException {
        List<String> given = new ArrayList<>();
        for (String word : words) {
            if (word != null) {
                given.add(word);
            }
        }
        return run(null, given);
    }
}
