package org.parley.launcher.demo.swap;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.launcher.bench.Figures;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.Rebuilt;
import org.parley.launcher.stage.Stage;
import org.parley.launcher.stage.StageFailure;

/** The demonstration of swaps: one call for the parts of clients and server, and one with a window for that. */
public final class SwapDemo {
    private static final int MOST_WINDOW_SECONDS = 30;

    private final Path bundles;
    private final SwapView view;
    private final int patience;
    private final List<String> broken = new ArrayList<>();

    /** {@code bundles} are the shipped ones; times that are promised, and those that are waited, are multiplied by {@code patience}. */
    public SwapDemo(Path bundles, SwapView view, int patience) {
        this.bundles = bundles;
        this.view = view;
        this.patience = patience;
    }

    /** Opens a stage with a folder of its own, for one call. */
    public interface Stages {
        Stage open(String name) throws IOException;
    }

    /** Returns when every promise was kept; {@code screen} is the environment in which a window can be shown. */
    public void play(Part part, Stages stages, Map<String, String> screen) throws StageFailure, IOException, InterruptedException {
        if (part != Part.UI) {
            try (Stage stage = stages.open("clients")) {
                call(part, stage);
            }
        }
        if (part.includes(Part.UI)) {
            try (Stage stage = stages.open("window")) {
                window(stage, screen);
            }
        }
        if (!broken.isEmpty()) {
            throw new StageFailure(broken.size() + (broken.size() == 1 ? " swap broke a promise: " : " swaps broke promises: ") + String.join(" | ", broken));
        }
    }

    private void call(Part part, Stage stage) throws StageFailure, IOException, InterruptedException {
        Swapping[] swapping = new Swapping[1];
        Play play = open(stage, swapping);
        play.enterBoth(List.of("--size", "480x360"));
        begin(play, swapping[0]);
        if (part.includes(Part.TRANSPORT)) {
            new TransportSwaps(play, stage.watched("alice"), bundles, swapping[0]).run();
        }
        if (part.includes(Part.SERVER)) {
            new ServerSwaps(play, stage.watched("server"), bundles, swapping[0]).run();
        }
        if (part.includes(Part.ENGINE)) {
            new EngineSwaps(play, stage.watched("alice"), bundles, swapping[0]).run();
        }
        end(play);
    }

    private void window(Stage stage, Map<String, String> screen) throws StageFailure, IOException, InterruptedException {
        Swapping[] swapping = new Swapping[1];
        Play play = open(stage, swapping);
        Figures figures = new Figures(stage.watched("bob").folder().resolve("figures"));
        play.enter(play.alice(), List.of("--size", "480x360"));
        Map<String, String> environment = new HashMap<>(screen);
        environment.put("PARLEY_JAVA_OPTS", figures.option());
        play.enterBobWithWindow(List.of("--size", "480x360"), environment);
        begin(play, swapping[0]);
        await(play, figures, figures.with("painted").size());
        long start = System.nanoTime();
        int opened = figures.with("usableMillis").size();
        swapping[0].swap("bob's window, by a newer ui.swt", Promise.NOTHING, () -> Rebuilt.of(bundles, "ui.swt").put(stage.watched("bob").plugins()), () -> has(figures, "usableMillis", opened),
            "bob's window is open again");
        await(play, figures, figures.with("painted").size());
        view.step("ui", "the window was open again and showed the call within %.1f s of the new bundle's copying".formatted((System.nanoTime() - start) / 1e9));
        end(play);
    }

    private Play open(Stage stage, Swapping[] swapping) throws StageFailure, IOException, InterruptedException {
        stage.giveOwnFolders();
        Play play = new Play(stage, (client, event) -> {
            view.event(client, event);
            swapping[0].see(client, event);
        }, patience);
        swapping[0] = new Swapping(play, patience, this::tell);
        play.openServer(List.of(loopback("tcp"), loopback("ws")));
        return play;
    }

    /** A server that is replaced must be where it was. */
    private static URI loopback(String scheme) throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private void begin(Play play, Swapping swapping) throws StageFailure, InterruptedException {
        play.call();
        swapping.begin();
        view.step("call", "alice and bob see each other; alice's microphone is muted");
    }

    private void end(Play play) throws StageFailure, InterruptedException {
        play.hangUp();
        view.step("ended", play.alice().endText() + (play.bob().hasWindow() ? "" : "; " + play.bob().endText()));
        play.goHome();
    }

    private void tell(Outcome outcome) {
        view.swapped(outcome.text(), outcome.json());
        if (!outcome.broken().isEmpty()) {
            broken.add(outcome.what() + ": " + String.join("; ", outcome.broken()));
        }
    }

    private void await(Play play, Figures figures, int painted) throws StageFailure, InterruptedException {
        play.until(() -> has(figures, "painted", painted), MOST_WINDOW_SECONDS * patience, "bob's window shows alice");
    }

    private static boolean has(Figures figures, String key, int more) {
        try {
            return figures.with(key).size() > more;
        } catch (IOException e) {
            return false;
        }
    }
}
