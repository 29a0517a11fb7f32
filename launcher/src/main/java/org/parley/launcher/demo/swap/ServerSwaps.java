package org.parley.launcher.demo.swap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.Rebuilt;
import org.parley.launcher.stage.StageFailure;
import org.parley.launcher.stage.Watched;

/** Parts of the server. */
record ServerSwaps(Play play, Watched servers, Path bundles, Swapping swapping) {
    /** A process looks twice a second what is in its folder. */
    private static final long NOTICED_NANOS = TimeUnit.SECONDS.toNanos(2);

    void run() throws StageFailure, IOException, InterruptedException {
        for (String bundle : new String[] {"transport.tcp", "server"}) {
            swapping.swap("the server's " + bundle + ", by a newer one in plugins", Promise.SERVER, () -> {
                put(bundle);
                swapping.await(() -> swapping.alice().cameBack() && swapping.bob().cameBack(), "both are logged in again");
                play.type(play.alice(), "peers");
            }, () -> swapping.alice().lists("bob"), "alice sees that bob is there");
        }
        swapping.swap("the server's server.users, by a newer one in plugins", Promise.NOTHING, () -> {
            put("server.users");
            play.pause(NOTICED_NANOS);
            play.type(play.alice(), "peers");
        }, () -> swapping.alice().lists("bob"), "alice sees that bob is there");
    }

    private void put(String bundle) throws IOException {
        Rebuilt.of(bundles, bundle).put(servers.plugins());
    }
}
