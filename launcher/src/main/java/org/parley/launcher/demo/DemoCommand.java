package org.parley.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.parley.launcher.CommonOptions;
import org.parley.launcher.Folders;
import org.parley.launcher.Home;
import org.parley.launcher.LaunchException;
import org.parley.launcher.ProcessFolder;
import org.parley.launcher.stage.Stage;
import org.parley.launcher.stage.StageFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley demo}. */
@Command(name = "demo", description = "Starts a server and two clients, alice and bob, on this machine; alice calls bob; shows how the call goes, hangs up, and cleans up.")
public final class DemoCommand implements Callable<Integer> {
    private static final List<String> TRANSPORTS = List.of("tcp", "tls", "ws", "wss");

    @Mixin
    private CommonOptions common;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10", description = "How long the call lasts, 1 to 86400. Default: 10.")
    private int seconds;

    @Option(names = "--transport", paramLabel = "tcp|tls|ws|wss", defaultValue = "tls", description = "How the clients reach the server. Default: tls.")
    private String transport;

    @Option(names = "--json", description = "Print the events of both clients, each a JSON object on a line of its own.")
    private boolean json;

    @Override
    public Integer call() throws LaunchException, IOException, InterruptedException {
        if (seconds < 1 || seconds > 86_400) {
            throw LaunchException.usage("--seconds " + seconds + ": must be 1 to 86400");
        }
        if (!TRANSPORTS.contains(transport)) {
            throw LaunchException.usage("--transport " + transport + ": must be one of tcp, tls, ws, wss");
        }
        Home home = Home.find();
        Path user = Folders.writable(Folders.user(System.getenv(), System.getProperty("user.home")), "user data folder", "set XDG_DATA_HOME to one that can, or mend its permissions");
        Path folder = ProcessFolder.make(user, "demo");
        DemoView view = json ? new JsonView(System.out) : new TextView(System.out, Boolean.getBoolean("parley.terminal"));
        Stage stage = new Stage(home.script(), folder, common.verbose());
        try (stage) {
            new Demo(stage, view, transport, seconds).play();
        } catch (StageFailure e) {
            if (stage.isInterrupted()) {
                return 1; // which nobody sees: Java ends with the signal's
            }
            Path kept = keep(user, folder);
            throw LaunchException.failure(e.getMessage() + "; logs are in " + kept, e);
        }
        ProcessFolder.remove(folder);
        return 0;
    }

    private static Path keep(Path user, Path folder) throws IOException {
        Path kept = user.resolve("demo-failed");
        ProcessFolder.remove(kept);
        return Files.move(folder, kept);
    }
}
