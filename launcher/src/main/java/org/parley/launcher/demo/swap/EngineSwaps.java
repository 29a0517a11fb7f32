package org.parley.launcher.demo.swap;

import java.io.IOException;
import java.nio.file.Path;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.Rebuilt;
import org.parley.launcher.stage.StageFailure;
import org.parley.launcher.stage.Watched;

/** What makes alice's sound and picture. */
record EngineSwaps(Play play, Watched alices, Path bundles, Swapping swapping) {
    private static final String WEBRTC = "webrtc";

    void run() throws StageFailure, IOException, InterruptedException {
        if (!swapping.alice().engine().equals(WEBRTC)) {
            throw new StageFailure("alice sends by the engine " + swapping.alice().engine() + ", so that there is none to replace; ./parley doctor says what is missing");
        }
        swap("alice's media.webrtc, updated in place", WEBRTC, () -> play.type(play.alice(), "update media.webrtc"));
        swap("alice's media.webrtc, by media.synthetic", "synthetic", () -> play.type(play.alice(), "stop media.webrtc"));
        swap("alice's media.synthetic, by media.webrtc again", WEBRTC, () -> play.type(play.alice(), "start media.webrtc"));
        swap("alice's media.webrtc, by a newer one in plugins", WEBRTC, () -> Rebuilt.of(bundles, "media.webrtc").put(alices.plugins()));
    }

    private void swap(String what, String engine, Swapping.Act act) throws StageFailure, IOException, InterruptedException {
        swapping.swap(what, Promise.MEDIA, act,
            () -> swapping.alice().recovered() && swapping.alice().engine().equals(engine) && swapping.bob().engine().equals(engine), "both are back, by the engine " + engine);
    }
}
