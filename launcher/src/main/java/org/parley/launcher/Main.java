package org.parley.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.parley.launcher.admin.BackupCommand;
import org.parley.launcher.admin.ConsoleCommand;
import org.parley.launcher.admin.KickCommand;
import org.parley.launcher.admin.RegistrationCommand;
import org.parley.launcher.admin.SessionsCommand;
import org.parley.launcher.admin.StatusCommand;
import org.parley.launcher.admin.UsersCommand;
import org.parley.launcher.archive.ArchiveCommand;
import org.parley.launcher.bench.BenchCommand;
import org.parley.launcher.conformance.ConformanceCommand;
import org.parley.launcher.demo.DemoCommand;
import org.parley.launcher.doctor.DoctorCommand;
import org.parley.launcher.soak.SoakCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code parley COMMAND}: exit code 0 when all went well, 1 after a failure, 2 for a command line that makes no sense. */
@Command(name = "parley", mixinStandardHelpOptions = true, versionProvider = Version.class,
    description = "Self-hosted one-to-one voice and video calls.",
    footer = {"", "In a checkout also: parley test  builds everything and runs all tests; parley screenshots  takes those of docs/images.", "", "Exit codes: 0 done, 1 failed, 2 wrong usage."})
public final class Main implements Runnable {
    private static final Map<String, Supplier<?>> COMMANDS = commands();

    @Spec
    private CommandSpec spec;

    /** Ends the process when the command has ended. */
    public static void main(String[] args) {
        int exitCode = run(args);
        ProcessFolder.removeOwn(Path.of(System.getProperty("java.io.tmpdir")));
        System.exit(exitCode);
    }

    private static int run(String... args) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
    }

    /** Runs a command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return line(args).setOut(out).setErr(err).setParameterExceptionHandler(Main::usage).setExecutionExceptionHandler(Main::failure).execute(args);
    }

    /** Reading the annotations of all commands would take a tenth of the time that a server needs to start, so only the one that is called is read. */
    private static CommandLine line(String... args) {
        CommandLine line = new CommandLine(new Main());
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]);
        COMMANDS.forEach((name, command) -> {
            if (!one || name.equals(args[0])) {
                line.addSubcommand(name, command.get());
            }
        });
        return line;
    }

    private static Map<String, Supplier<?>> commands() {
        Map<String, Supplier<?>> commands = new LinkedHashMap<>();
        commands.put("server", ServerCommand::new);
        commands.put("client", ClientCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("users", UsersCommand::new);
        commands.put("sessions", SessionsCommand::new);
        commands.put("kick", KickCommand::new);
        commands.put("registration", RegistrationCommand::new);
        commands.put("backup", BackupCommand::new);
        commands.put("console", () -> new ConsoleCommand(Main::run));
        commands.put("bench", BenchCommand::new);
        commands.put("archive", ArchiveCommand::new);
        commands.put("conformance", ConformanceCommand::new);
        commands.put("soak", SoakCommand::new);
        return commands;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? One of " + String.join(", ", COMMANDS.keySet()));
    }

    private static int usage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println(line.getCommandSpec().qualifiedName() + ": " + explain(e) + " (see " + line.getCommandSpec().qualifiedName() + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    /** In the words of people. */
    private static String explain(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "there is no command or argument '" + String.join(" ", unmatched.getUnmatched()) + "'";
        }
        return oneLine(e.getMessage()).replace(" is not an int", " is not a whole number");
    }

    private static int failure(Exception e, CommandLine line, ParseResult result) {
        boolean verbose = result.matchedOptionValue("--verbose", false);
        boolean known = e instanceof LaunchException;
        line.getErr().println(line.getCommandSpec().qualifiedName() + ": " + oneLine(known ? e.getMessage() : e.toString())
            + (verbose || known ? "" : " (--verbose tells more)"));
        if (verbose) {
            e.printStackTrace(line.getErr());
        }
        return known ? ((LaunchException) e).exitCode() : CommandLine.ExitCode.SOFTWARE;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
