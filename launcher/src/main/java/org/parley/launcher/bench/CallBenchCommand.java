package org.parley.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.Folders;
import org.parley.launcher.Home;
import org.parley.launcher.LaunchException;
import org.parley.launcher.ProcessFolder;
import org.parley.launcher.archive.Archives;
import org.parley.launcher.stage.StageFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench call}. */
@Command(name = "call", description = "Measures start, call set-up, what a call costs, and what many calls leave behind. Takes about five minutes; the machine should do nothing else.")
public final class CallBenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--starts", paramLabel = "N", defaultValue = "5", description = "How often server and clients are started, 1 to 100. Default: 5.")
    private int starts;

    @Option(names = "--setups", paramLabel = "N", defaultValue = "20", description = "How many set-ups are timed, 1 to 1000. Default: 20.")
    private int setups;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "50", description = "After how many calls threads and memory are compared with those after 5, 6 to 10000. Default: 50.")
    private int calls;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "How long a call is watched for its costs, 2 to 3600. Default: 20.")
    private int seconds;

    @Option(names = "--engine", paramLabel = "NAME", description = "Measure nothing but what a call of 1280x720 costs with that media engine, in turn with webrtc, --starts times each.")
    private String engine;

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        check("--starts", starts, 1, 100);
        check("--setups", setups, 1, 1_000);
        check("--calls", calls, 6, 10_000);
        check("--seconds", seconds, 2, 3_600);
        Path user = Folders.userData();
        Path folder = ProcessFolder.make(user, "bench");
        try {
            new Archives(Home.find(), Files.createDirectories(folder.resolve("archive"))).ensure();
            if (engine != null) {
                new EngineBench(Home.find().script(), folder, null, System.out).compare(engine, "webrtc", "1280x720", starts, seconds);
                return 0;
            }
            CallBench bench = new CallBench(Home.find().script(), folder, System.out);
            bench.start(starts);
            bench.setUp(setups);
            bench.growth(calls);
            bench.cost("640x480", seconds);
            bench.cost("1280x720", seconds);
        } catch (StageFailure e) {
            throw LaunchException.failure(e.getMessage(), e);
        } finally {
            ProcessFolder.remove(folder);
        }
        return 0;
    }

    static void check(String option, int value, int least, int most) throws LaunchException {
        if (value < least || value > most) {
            throw LaunchException.usage(option + " " + value + ": must be " + least + " to " + most);
        }
    }
}
