package org.parley.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
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

/** {@code parley bench faults}. */
@Command(name = "faults", description = "Kills a server while accounts are made, restarts one with many clients, opens silent connections, and fails where anything was lost. Takes about twenty minutes.")
public final class FaultBenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "200", description = "How often the server is killed, 0 to 10000. Default: 200.")
    private int kills;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "10000", description = "How many clients come back after a restart, 0 to 100000; each takes a file of both processes (ulimit -n). Default: 10000.")
    private int clients;

    @Option(names = "--silent", paramLabel = "N", defaultValue = "10000", description = "How many silent connections, 0 to 100000. Default: 10000.")
    private int silent;

    @Option(names = "--seed", paramLabel = "N", description = "Of the random moments; told at the start. Default: another one each time.")
    private Long seed;

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        CallBenchCommand.check("--kills", kills, 0, 10_000);
        CallBenchCommand.check("--clients", clients, 0, 100_000);
        CallBenchCommand.check("--silent", silent, 0, 100_000);
        Path user = Folders.userData();
        Path folder = ProcessFolder.make(user, "bench");
        try (FaultBench bench = new FaultBench(Home.find().folder(), folder, System.out, seed == null ? new Random().nextInt(1_000_000) : seed)) {
            if (kills > 0) {
                bench.kills(kills);
            }
            if (clients > 0) {
                bench.restart(clients);
            }
            if (silent > 0) {
                bench.silence(silent);
            }
        } catch (StageFailure e) {
            throw LaunchException.failure(e.getMessage(), e);
        } finally {
            ProcessFolder.remove(folder);
        }
        return 0;
    }
}
