package org.parley.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.Folders;
import org.parley.launcher.Home;
import org.parley.launcher.LaunchException;
import org.parley.launcher.ProcessFolder;
import org.parley.launcher.bench.VirtualScreen;
import org.parley.launcher.demo.swap.Part;
import org.parley.launcher.demo.swap.SwapDemo;
import org.parley.launcher.stage.Stage;
import org.parley.launcher.stage.StageFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley demo}. */
@Command(name = "demo", description = {"Starts a server and two clients, alice and bob, on this machine; alice calls bob; shows how the call goes, hangs up, and cleans up.",
    "With --swap, parts are updated and replaced while the call goes on: each swap is a line that says what the call noticed, and the exit code is 1 where that was more than is promised."})
public final class DemoCommand implements Callable<Integer> {
    private static final List<String> TRANSPORTS = List.of("tcp", "tls", "ws", "wss");

    @Mixin
    private CommonOptions common;

    @Option(names = "--seconds", paramLabel = "N", description = "How long the call lasts, 1 to 86400. Default: 10.")
    private Integer seconds;

    @Option(names = "--transport", paramLabel = "tcp|tls|ws|wss", description = "How the clients reach the server. Default: tls.")
    private String transport;

    @Option(names = "--json", description = "Print the events of both clients, each a JSON object on a line of its own.")
    private boolean json;

    private Stage stage;

    @Option(names = "--swap", paramLabel = "transport|server|engine|ui|all", description = "What is updated and replaced during the call: what carries a client's signaling; the server's parts; "
        + "the media engine; the window, for which a display is needed or made; or all of it, which takes about a minute and a half.")
    private String swap;

    @Option(names = "--patience", paramLabel = "N", description = "With --swap: what times that are promised or waited are multiplied by, 1 to 100, for a machine that is slow or does other things as well. Default: 1.")
    private Integer patience;

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        check();
        Home home = Home.find();
        Path user = Folders.userData();
        Path folder = ProcessFolder.make(user, "demo");
        DemoView view = json ? new JsonView(System.out) : new TextView(System.out, Boolean.getBoolean("parley.terminal"), swap != null);
        try {
            if (swap == null) {
                demo(home, folder, view);
            } else {
                swap(home, folder, view);
            }
        } catch (StageFailure e) {
            if (stage != null && stage.isInterrupted()) {
                return 1; // which nobody sees: Java ends with the signal's
            }
            Path kept = keep(user, folder);
            throw LaunchException.failure(e.getMessage() + "; logs are in " + kept, e);
        }
        ProcessFolder.remove(folder);
        return 0;
    }

    private void check() throws LaunchException {
        if (seconds != null && (seconds < 1 || seconds > 86_400)) {
            throw LaunchException.usage("--seconds " + seconds + ": must be 1 to 86400");
        }
        if (transport != null && !TRANSPORTS.contains(transport)) {
            throw LaunchException.usage("--transport " + transport + ": must be one of tcp, tls, ws, wss");
        }
        if (swap != null && Part.named(swap).isEmpty()) {
            throw LaunchException.usage("--swap " + swap + ": must be one of " + Part.names());
        }
        if (swap != null && (seconds != null || transport != null)) {
            throw LaunchException.usage("--swap " + swap + ": goes without " + (seconds != null ? "--seconds" : "--transport") + ": the call lasts as long as the swaps, and begins over tcp");
        }
        if (patience != null && (swap == null || patience < 1 || patience > 100)) {
            throw LaunchException.usage("--patience " + patience + ": must be 1 to 100, and goes with --swap");
        }
    }

    private void demo(Home home, Path folder, DemoView view) throws StageFailure, IOException, InterruptedException {
        try (Stage stage = open(home, folder)) {
            new Demo(stage, view, transport == null ? "tls" : transport, seconds == null ? 10 : seconds).play();
        }
    }

    private void swap(Home home, Path folder, DemoView view) throws StageFailure, IOException, InterruptedException {
        Part part = Part.named(swap).orElseThrow();
        try (VirtualScreen screen = part == Part.UI || part == Part.ALL ? VirtualScreen.open(System.getenv(), folder) : null) {
            SwapDemo demo = new SwapDemo(home.bundles(), view, patience == null ? 1 : patience);
            demo.play(part, name -> open(home, Files.createDirectories(folder.resolve(name))), screen == null ? Map.of() : screen.environment());
        }
    }

    private Stage open(Home home, Path folder) {
        stage = new Stage(home.script(), folder, common.verbose());
        return stage;
    }

    private static Path keep(Path user, Path folder) throws IOException {
        Path kept = user.resolve("demo-failed");
        ProcessFolder.remove(kept);
        return Files.move(folder, kept);
    }
}
