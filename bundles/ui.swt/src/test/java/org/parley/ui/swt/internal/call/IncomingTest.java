package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.played.FakeCall;

class IncomingTest {
    @TempDir
    Path folder;
    private CallRig rig;
    private FakeCall call;

    @BeforeEach
    void ring() throws IOException {
        rig = new CallRig(folder, "language=en\nsounds=false\nnotifications=false\n");
        call = rig.incoming(CallState.RINGING);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aWindowSaysWhoCallsAndTheScreenWaitsForTheAnswer() {
        assertThat(rig.stage.text("incoming.name")).isEqualTo("bob.meyer");
        assertThat(rig.stage.shows("call")).isFalse();
        rig.stage.press("incoming.answer");
        assertThat(call.asked).containsExactly("answer");
        assertThat(rig.stage.shows("incoming")).isFalse();
        call.move(CallState.CONNECTING);
        rig.stage.settle();
        assertThat(rig.stage.text("call.state")).isEqualTo("Connecting…");
    }

    @Test
    void answeringWithoutVideoTurnsTheCameraOffFirst() {
        rig.stage.press("incoming.audio");
        assertThat(call.asked).containsExactly("mute camera true", "answer");
    }

    @Test
    void decliningByButton() {
        rig.stage.press("incoming.decline");
        assertThat(call.asked).containsExactly("decline");
    }

    @Test
    void escapeAndTheCloseButtonDecline() {
        Event escape = new Event();
        escape.detail = SWT.TRAVERSE_ESCAPE;
        escape.doit = true;
        rig.stage.find("incoming").notifyListeners(SWT.Traverse, escape);
        assertThat(call.asked).containsExactly("decline");
        FakeCall next = rig.incoming(CallState.RINGING);
        ((Shell) rig.stage.find("incoming")).close();
        assertThat(next.asked).containsExactly("decline");
    }

    @Test
    void theWindowGoesWhenTheCallerGivesUp() {
        call.end(EndReason.CANCELLED, CallEnd.By.PEER, Duration.ZERO);
        rig.stage.settle();
        assertThat(rig.stage.shows("incoming")).isFalse();
        assertThat(rig.stage.shows("call")).isFalse();
        assertThat(call.asked).isEmpty();
    }

    @Test
    void aCallAnsweredElsewhereInTheProgramMovesToTheScreen() {
        call.move(CallState.CONNECTING);
        rig.stage.settle();
        assertThat(rig.stage.shows("incoming")).isFalse();
        assertThat(rig.stage.shows("call")).isTrue();
    }

    @Test
    void goingWindowsDecideNothing() {
        rig.closeDesk();
        assertThat(call.asked).isEmpty();
        rig.openDesk();
        assertThat(rig.stage.shows("incoming")).isTrue();
    }
}
