package org.parley.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.Folders;
import org.parley.launcher.Home;
import org.parley.launcher.LaunchException;
import org.parley.launcher.ProcessFolder;
import org.parley.launcher.stage.StageFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench server}. */
@Command(name = "server", description = "Measures what messages, idle clients, logins and presence cost a server. With 10000 clients making the accounts takes longest, and --data keeps them; the machine should do nothing else.")
public final class ServerBenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--parts", paramLabel = "PART,…", split = ",", description = "What is measured: idle, tls, resume, tcp, ws, latency, passwords, presence. Default: all of them.")
    private List<String> parts = List.of();

    @Option(names = "--clients", paramLabel = "N", defaultValue = "5000",
        description = "How many clients idle, resume and presence have, 200 to 100000, and tls 1000 of them at most; the limit on open files (ulimit -Hn) must exceed it by 300, for presence twofold. Default: 5000.")
    private int clients;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "5", description = "How long each measurement takes, 1 to 600. Default: 5.")
    private int seconds;

    @Option(names = "--data", paramLabel = "DIR", description = "Where the accounts are kept for the next time. Default: nowhere.")
    private Path data;

    @Override
    public Integer call() throws LaunchException, IOException {
        CallBenchCommand.check("--clients", clients, 200, 100_000);
        CallBenchCommand.check("--seconds", seconds, 1, 600);
        if (clients > OpenFiles.forConnections()) {
            throw LaunchException.usage("--clients " + clients + ": the limit on open files allows " + OpenFiles.forConnections() + " here; raise it (ulimit -Hn) or ask for fewer");
        }
        List<Part> wanted = new ArrayList<>();
        for (String part : parts) {
            wanted.add(Part.of(part));
        }
        Path user = Folders.userData();
        Path folder = ProcessFolder.make(user, "bench");
        try {
            ServerBench bench = new ServerBench(Home.find(), folder, data == null ? folder.resolve("kept") : data.toAbsolutePath(), System.out);
            return bench.measure(wanted.isEmpty() ? List.of(Part.values()) : wanted, clients, seconds) ? 0 : 1;
        } catch (StageFailure | IOException e) {
            throw LaunchException.failure(e.getMessage(), e);
        } finally {
            ProcessFolder.remove(folder);
        }
    }
}
