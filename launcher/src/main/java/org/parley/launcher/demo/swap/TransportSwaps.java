package org.parley.launcher.demo.swap;

import java.io.IOException;
import java.nio.file.Path;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.Rebuilt;
import org.parley.launcher.stage.StageFailure;
import org.parley.launcher.stage.Watched;

/** What carries alice's signaling. */
record TransportSwaps(Play play, Watched alices, Path bundles, Swapping swapping) {
    private static final String SIGNALING = "org.parley.signaling";

    void run() throws StageFailure, IOException, InterruptedException {
        swap("alice's transport.tcp, updated in place", () -> play.type(play.alice(), "update transport.tcp"));
        swap("alice's transport.tcp, stopped and started", () -> {
            play.type(play.alice(), "stop transport.tcp");
            play.type(play.alice(), "start transport.tcp");
        });
        swap("alice's tcp, by ws in the configuration", () -> alices.configure(SIGNALING, "via = \"" + play.address("ws") + "\"\n"));
        swapping.swap("alice's transport.tcp, stopped: she goes by ws", Promise.NOTHING, () -> play.type(play.alice(), "stop transport.tcp"), () -> true, "");
        swap("alice's ws, by tcp again", () -> {
            play.type(play.alice(), "start transport.tcp");
            alices.configure(SIGNALING, "");
        });
        swap("alice's transport.tcp, by a newer one in plugins", () -> Rebuilt.of(bundles, "transport.tcp").put(alices.plugins()));
        swap("alice's signaling.client, updated in place", () -> play.type(play.alice(), "update signaling.client"));
        swap("alice's signaling.client, by a newer one in plugins", () -> Rebuilt.of(bundles, "signaling.client").put(alices.plugins()));
    }

    private void swap(String what, Swapping.Act act) throws StageFailure, IOException, InterruptedException {
        swapping.swap(what, Promise.CLIENT, act, swapping.alice()::cameBack, "alice is logged in again");
    }
}
