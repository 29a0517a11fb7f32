package org.parley.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
@Command(name = "server", description = "Measures what messages, idle clients, logins and presence cost a server. Takes about five minutes; the machine should do nothing else.")
public final class ServerBenchCommand implements Callable<Integer> {
    /** Lifted: what is measured here no single client may do. Logins, hashes and queues are those of the default. */
    private static final Map<String, String> SERVER = Map.of("messagesPerSecond", "1000000000", "messageBurst", "1000000000", "bytesPerSecond", "1000000000",
        "byteBurst", "1000000000", "loginMillis", "600000", "announceLimit", "100000", "resumeMillis", "2000", "hashWaitMillis", "60000", "failedLoginsPerAccount", "1000000");
    private static final Map<String, String> USERS = Map.of("argon2MemoryKiB", "7168", "argon2Iterations", "1");

    @Mixin
    private CommonOptions common;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "5000",
        description = "How many idle clients are measured, 200 to 100000; the limit on open files must exceed it (ulimit -n). Default: 5000.")
    private int clients;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "5", description = "How long each measurement takes, 1 to 600. Default: 5.")
    private int seconds;

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        CallBenchCommand.check("--clients", clients, 200, 100_000);
        CallBenchCommand.check("--seconds", seconds, 1, 600);
        Path user = Folders.writable(Folders.user(System.getenv(), System.getProperty("user.home")), "user data folder", "set XDG_DATA_HOME to one that can, or mend its permissions");
        Path folder = ProcessFolder.make(user, "bench");
        try (MeasuredServer server = new MeasuredServer(Home.find(), folder, SERVER, USERS)) {
            ServerBench bench = new ServerBench(server, seconds, System.out);
            bench.accounts(clients);
            bench.idle(clients);
            bench.forward("tcp", 1, 8);
            bench.forward("ws", 1, 8);
            bench.latency();
            bench.presence(clients);
        } catch (StageFailure | IOException e) {
            throw LaunchException.failure(e.getMessage(), e);
        } finally {
            ProcessFolder.remove(folder);
        }
        return 0;
    }
}
