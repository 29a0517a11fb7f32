package org.parley.launcher.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.LaunchException;
import org.parley.launcher.PasswordFile;
import org.parley.launcher.ServerUri;
import org.parley.launcher.TrustOption;
import org.parley.launcher.conformance.client.ClientCases;
import org.parley.launcher.conformance.report.JUnitReport;
import org.parley.launcher.conformance.report.Result;
import org.parley.launcher.conformance.report.TextReport;
import org.parley.launcher.conformance.server.ServerCases;
import org.parley.launcher.conformance.wire.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley conformance URI}. */
@Command(name = "conformance", description = {"Proves a running server, or with --client a client that uses it, against docs/protocol.md, a line a case.",
    "It makes accounts with random names, unless two users are given. docs/conformance.md tells more."},
    footer = {"", "Exit codes: 0 nothing failed, 1 a case failed or the server cannot be reached, 2 wrong usage."})
public final class ConformanceCommand implements Callable<Integer> {
    private static final int AT_ONCE = 8;
    private static final int QUICK_SECONDS = 10;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URI", description = "The server, such as wss://example.org:7444: by tls, wss, tcp or ws.")
    private String server;

    @Option(names = "--trust", paramLabel = "FINGERPRINT", description = "Trust the server's certificate if it has this SHA-256 fingerprint.")
    private String trust;

    @Option(names = "--user", paramLabel = "NAME", description = "An account to use; twice, each with --password-file. Needed where the server registers nobody.")
    private List<String> users = new ArrayList<>();

    @Option(names = "--password-file", paramLabel = "F", description = "The file whose first line is that user's password.")
    private List<Path> passwordFiles = new ArrayList<>();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the results there as JUnit's XML, too.")
    private Path report;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only cases whose name contains this.")
    private String only = "";

    @Option(names = "--quick", description = "Leave out what takes more than 10 s.")
    private boolean quick;

    @Option(names = "--limits", description = "Also try what a server refuses for its amount, by the figures of the protocol.")
    private boolean limits;

    @Option(names = "--shutdown", description = "At the end ask for the server to be stopped, and see what it says.")
    private boolean shutdown;

    @Option(names = "--hello-millis", paramLabel = "N", defaultValue = "5000", description = "The server's time for hello, where it is configured. Default: 5000.")
    private long helloMillis;

    @Option(names = "--login-millis", paramLabel = "N", defaultValue = "30000", description = "The server's time for the login, where it is configured. Default: 30000.")
    private long loginMillis;

    @Option(names = "--client", description = {"Prove a client: be called by it and call it. What its user shall do is printed as a line  do: …"})
    private boolean client;

    @Option(names = "--call", paramLabel = "NAME", description = "With --client: who is logged in with the client, which answers by itself, and at which nobody sits.")
    private String call;

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        Target target = target();
        List<Account> given = accounts();
        if (call != null && !client) {
            throw LaunchException.usage("--call: only a client is called; add --client");
        }
        PrintWriter out = spec.commandLine().getOut();
        TextReport text = new TextReport(out);
        Room.Options options = new Room.Options(limits, shutdown, what -> {
            out.println("do: " + what);
            out.flush();
        });
        Facts facts = facts(target);
        Accounts accounts = new Accounts(target, given);
        List<Case> cases = cases(facts);
        Runner runner = new Runner(target, facts, options, accounts, quick ? QUICK_SECONDS : Long.MAX_VALUE, text::tell);
        List<Result> results = run(runner, cases);
        text.sum(results);
        writeReport(target, results);
        boolean failed = results.stream().anyMatch(result -> result.outcome() == Result.Outcome.FAILED);
        boolean passed = results.stream().anyMatch(result -> result.outcome() == Result.Outcome.PASSED);
        return passed && !failed ? 0 : 1;
    }

    /** After the last ones nobody is there any more. */
    private List<Result> run(Runner runner, List<Case> cases) throws InterruptedException {
        if (client) {
            return runner.run(cases, 1);
        }
        Map<Boolean, List<Case>> split = cases.stream().collect(Collectors.partitioningBy(one -> one.name().startsWith("end.")));
        List<Result> results = new ArrayList<>(runner.run(split.get(false), AT_ONCE));
        results.addAll(runner.run(split.get(true), 1));
        return results;
    }

    private Target target() throws LaunchException {
        URI uri = ServerUri.parse("URI", server);
        if (uri.getPort() < 1) {
            throw LaunchException.usage("URI " + server + ": it names no port; write for example wss://example.org:7444");
        }
        try {
            return new Target(uri, trust == null ? null : TrustOption.parse(trust));
        } catch (GeneralSecurityException e) {
            throw LaunchException.failure("TLS cannot be used: " + e.getMessage(), e);
        }
    }

    private List<Account> accounts() throws LaunchException {
        if (users.size() != passwordFiles.size() || users.size() == 1 || users.size() > 2) {
            throw LaunchException.usage("--user and --password-file: give both twice, for two users, or none");
        }
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            accounts.add(new Account(users.get(i), PasswordFile.read(passwordFiles.get(i)), false));
        }
        return accounts;
    }

    private List<Case> cases(Facts facts) throws LaunchException {
        List<Case> all = client ? ClientCases.all(call) : ServerCases.all(facts);
        List<Case> chosen = all.stream().filter(one -> one.name().contains(only)).toList();
        if (chosen.isEmpty()) {
            throw LaunchException.usage("--only " + only + ": no case has that in its name");
        }
        return chosen;
    }

    private Facts facts(Target target) throws LaunchException, InterruptedException {
        try (Visitor visitor = Visitor.greeted(target)) {
            return Facts.of(visitor.welcome(), helloMillis, loginMillis);
        } catch (IOException | Finding e) {
            throw LaunchException.failure(target.uri() + " does not answer as a Parley server: " + e.getMessage() + "; check the address" + (trust == null ? ", and --trust" : ""), e);
        }
    }

    private void writeReport(Target target, List<Result> results) throws LaunchException {
        if (report == null) {
            return;
        }
        try {
            JUnitReport.write(report, (client ? "Parley client over " : "Parley server ") + target.uri(), results);
        } catch (IOException e) {
            throw LaunchException.failure("--report " + report + ": cannot be written (" + e.getMessage() + "); name a file in a folder that is there", e);
        }
    }
}
