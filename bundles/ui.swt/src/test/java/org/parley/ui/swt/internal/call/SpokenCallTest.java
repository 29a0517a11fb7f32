package org.parley.ui.swt.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.swt.accessibility.ACC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.call.CallState;
import org.parley.call.FileTransfer;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeTransfer;
import org.parley.media.MediaStats;
import org.parley.ui.swt.internal.rig.Heard;

/** What a screen reader hears of a call. */
class SpokenCallTest {
    @TempDir
    Path folder;
    private CallRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new CallRig(folder, "language=en\ntheme=dark\nsounds=false\n");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Heard heard(String key) {
        return Heard.of(rig.stage.find(key));
    }

    private void isSwitch(String key, String name, boolean on) {
        assertThat(heard(key).role()).as("role of %s", key).isEqualTo(ACC.ROLE_CHECKBUTTON);
        assertThat(heard(key).name()).isEqualTo(name);
        assertThat(heard(key).is(ACC.STATE_CHECKED)).as("%s is on", key).isEqualTo(on);
    }

    @Test
    void switchesKeepTheirNameAndSayHowTheyStand() {
        FakeCall call = rig.active();
        isSwitch("call.mute", "Mute the microphone (M)", false);
        isSwitch("call.camera", "Turn the camera off (V)", false);
        isSwitch("call.share", "Share a screen or window", false);
        isSwitch("call.fullscreen", "Full screen (F)", false);
        call.muteMicrophone(true);
        call.muteCamera(true);
        rig.stage.settle();
        isSwitch("call.mute", "Mute the microphone (M)", true);
        isSwitch("call.camera", "Turn the camera off (V)", true);
        assertThat(heard("call.hangup").role()).isEqualTo(ACC.ROLE_PUSHBUTTON);
    }

    @Test
    void thePanelThatIsOpenIsChecked() {
        rig.active();
        isSwitch("call.chat", "Chat and files", false);
        isSwitch("call.details", "Connection details", false);
        rig.stage.press("call.chat");
        isSwitch("call.chat", "Chat and files", true);
        rig.stage.press("call.details");
        isSwitch("call.chat", "Chat and files", false);
        isSwitch("call.details", "Connection details", true);
        rig.stage.press("details.close");
        isSwitch("call.details", "Connection details", false);
    }

    @Test
    void aFileSaysHowFarItIs() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        FakeTransfer file = new FakeTransfer(true, "a.pdf", 12_400_000);
        file.state = FileTransfer.State.RUNNING;
        file.transferred = 6_200_000;
        call.tell(file);
        rig.stage.settle();
        assertThat(heard("file.progress").role()).isEqualTo(ACC.ROLE_PROGRESSBAR);
        assertThat(heard("file.progress").name()).isEqualTo("6.2 MB of 12.4 MB");
        assertThat(heard("file.progress").value()).isEqualTo(50);
    }

    @Test
    void theQualityIsAButtonNamedByItsReason() {
        FakeCall call = rig.outgoing(CallState.ACTIVE);
        call.measure(new MediaStats(30, 640, 480, 900_000, 800_000, 0, 5, 30, "VP8", "host", "host", 1_000));
        rig.stage.settle();
        assertThat(heard("call.quality").role()).isEqualTo(ACC.ROLE_PUSHBUTTON);
        assertThat(heard("call.quality").name()).isEqualTo("Good connection");
    }

    @Test
    void aLineOfChatIsReadWithItsTime() {
        FakeCall call = rig.active();
        rig.stage.press("call.chat");
        call.write("Hello!");
        rig.stage.settle();
        assertThat(heard("chat.message").name()).startsWith("Hello!, ");
        assertThat(heard("chat.message").role()).isEqualTo(ACC.ROLE_LABEL);
        assertThat(Heard.label(rig.stage.find("chat.input"))).isEqualTo("Write a message");
    }

    @Test
    void picturesAreNamed() {
        rig.active();
        assertThat(heard("call.remote").name()).isEqualTo("Picture of bob.meyer");
        assertThat(heard("call.self").name()).isEqualTo("My own picture");
    }
}
