package org.parley.launcher.demo;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.parley.launcher.stage.Party;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.Stage;
import org.parley.launcher.stage.StageFailure;

/** The demonstration: server up, both log in, alice calls, bob answers by himself, they look at each other, alice hangs up, all go home. */
final class Demo {
    private final Play play;
    private final DemoView view;
    private final String transport;
    private final int seconds;
    private final long begun = System.nanoTime();

    Demo(Stage stage, DemoView view, String transport, int seconds) {
        this.play = new Play(stage, view::event);
        this.view = view;
        this.transport = transport;
        this.seconds = seconds;
    }

    /** Returns when all went as it should. */
    void play() throws StageFailure, IOException, InterruptedException {
        play.openServer(transport);
        view.step("server", "%s, %.1f s after the start".formatted(play.address(), secondsSinceStart()));
        play.enterBoth(List.of());
        view.step("clients", "alice and bob are registered and logged in, %.1f s after the start".formatted(secondsSinceStart()));
        double ringing = play.call();
        view.step("call", "rings %.0f ms after dialing; after the answer alice sees bob in %d ms, bob sees alice in %d ms"
            .formatted(ringing, play.alice().firstPictureMillis(), play.bob().firstPictureMillis()));
        talk();
        play.hangUp();
        view.step("ended", play.alice().endText() + "; " + play.bob().endText());
        play.goHome();
        view.step("done", "all processes have ended");
    }

    private void talk() throws StageFailure, InterruptedException {
        Party alice = play.alice();
        Party bob = play.bob();
        long start = System.nanoTime();
        for (int second = 1; second <= seconds; second++) {
            play.talk(start + TimeUnit.SECONDS.toNanos(second));
            view.progress(second, seconds, alice, bob);
        }
        if (seconds >= 3 && (alice.framesPerSecond() < 1 || bob.framesPerSecond() < 1)) {
            throw new StageFailure("the picture stands still: " + alice.figures() + "; " + bob.figures());
        }
    }

    private double secondsSinceStart() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
