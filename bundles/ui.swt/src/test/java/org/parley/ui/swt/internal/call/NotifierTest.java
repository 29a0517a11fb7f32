package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.played.FakeCall;

class NotifierTest {
    @TempDir
    Path folder;
    private final BlockingQueue<String> desktop = new LinkedBlockingQueue<>();

    private CallRig rig(boolean notifications) throws IOException {
        CallRig rig = new CallRig(folder, "language=en\nsounds=false\nnotifications=" + notifications + "\n");
        rig.stage.services.notifications((title, text) -> {
            desktop.add(title + ": " + text);
            return () -> desktop.add("away");
        });
        return rig;
    }

    /** What the desktop is asked for next, while the windows go on. */
    private String next(CallRig rig) throws InterruptedException {
        String asked = null;
        for (int i = 0; asked == null && i < 100; i++) {
            rig.stage.settle();
            asked = desktop.poll(50, TimeUnit.MILLISECONDS);
        }
        return asked;
    }

    @Test
    void whoCallsIsToldAndTheNotificationGoesWithTheCall() throws IOException, InterruptedException {
        CallRig rig = rig(true);
        FakeCall call = rig.incoming(CallState.RINGING);
        assertThat(next(rig)).contains("bob.meyer");
        call.end(EndReason.CANCELLED, CallEnd.By.PEER, Duration.ZERO);
        assertThat(List.of(next(rig), next(rig))).anyMatch("away"::equals).anyMatch(told -> told.contains("bob.meyer"));
        rig.close();
    }

    @Test
    void whoAnswersSeesTheNotificationGo() throws IOException, InterruptedException {
        CallRig rig = rig(true);
        FakeCall call = rig.incoming(CallState.RINGING);
        assertThat(next(rig)).contains("bob.meyer");
        call.move(CallState.CONNECTING);
        assertThat(next(rig)).isEqualTo("away");
        rig.close();
    }

    @Test
    void nothingIsToldWhereTheSettingsSayNo() throws IOException, InterruptedException {
        CallRig rig = rig(false);
        rig.incoming(CallState.RINGING);
        rig.stage.until("the call is shown", () -> rig.stage.shows("incoming.answer"));
        rig.close();
        assertThat(rig.stage.workers.awaitTermination(20, TimeUnit.SECONDS)).as("all that was to be done is done").isTrue();
        assertThat(desktop).isEmpty();
    }
}
