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

/** {@code parley bench ui}. */
@Command(name = "ui", description = {"Measures the window: its start, how long each screen holds up the thread that draws, what painting a frame takes, and what a call with a window costs more than one without.",
    "Takes about three minutes; the machine should do nothing else. Without a display it makes one in memory."})
public final class UiBenchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--starts", paramLabel = "N", defaultValue = "5", description = "How often the window is opened, 1 to 100. Default: 5.")
    private int starts;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "How long a call is watched, 2 to 3600. Default: 20.")
    private int seconds;

    @Option(names = "--engine", paramLabel = "NAME", description = "Measure nothing but what a call of 1280x720 costs with that media engine, in turn with webrtc, --starts times each.")
    private String engine;

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        CallBenchCommand.check("--starts", starts, 1, 100);
        CallBenchCommand.check("--seconds", seconds, 2, 3_600);
        Path user = Folders.userData();
        Path folder = ProcessFolder.make(user, "bench");
        try (VirtualScreen screen = VirtualScreen.open(System.getenv(), folder)) {
            new Archives(Home.find(), Files.createDirectories(folder.resolve("archive"))).ensure();
            if (engine != null) {
                new EngineBench(Home.find().script(), folder, screen, System.out).compare(engine, "webrtc", "1280x720", starts, seconds);
                return 0;
            }
            UiBench bench = new UiBench(Home.find().script(), folder, screen, System.out);
            bench.start(starts);
            bench.walk();
            bench.call("640x480", seconds);
            bench.call("1280x720", seconds);
        } catch (StageFailure e) {
            throw LaunchException.failure(e.getMessage(), e);
        } finally {
            ProcessFolder.remove(folder);
        }
        return 0;
    }
}
