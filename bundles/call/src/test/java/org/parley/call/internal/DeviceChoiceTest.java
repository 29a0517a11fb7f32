package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.CallEvent.DeviceLost.Device;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.SessionEnd;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;

/** Camera, microphone and speaker that change while a call goes on. */
class DeviceChoiceTest extends Duo {
    private static final VideoInput CAMERA = new VideoInput.Device("Z");
    private static final AudioInput MICROPHONE = new AudioInput.Device("M");
    private static final AudioOutput SPEAKER = new AudioOutput.Device("S");
    private static final SoundProcessing RAW = new SoundProcessing(false, false, false);

    private void chooseAll(Call call) {
        call.camera(CAMERA);
        call.microphone(MICROPHONE);
        call.speaker(SPEAKER);
        call.processing(RAW);
        world.run();
    }

    private void assertAllUsed(FakeEngine engine) {
        assertThat(alice.now().media()).isEqualTo(new MediaChoice(new CaptureSettings(CAMERA, MICROPHONE, 640, 480, 30, RAW), SPEAKER));
        assertThat(engine.media().camera).isEqualTo(CAMERA);
        assertThat(engine.media().microphone).isEqualTo(MICROPHONE);
        assertThat(engine.media().processing).isEqualTo(RAW);
        assertThat(engine.latest().speaker).isEqualTo(SPEAKER);
    }

    private void updateEngine() {
        alice.stop(aliceEngine);
        world.run();
        alice.engine("real", 0);
        world.advanceSeconds(2);
        assertThat(alice.now().state()).isEqualTo(CallState.ACTIVE);
    }

    private FakeEngine updated() {
        return alice.engines.get(alice.engines.size() - 1);
    }

    @Test
    void devicesChangeAtOnceAndTheSessionGoesOn() {
        chooseAll(talk());
        assertAllUsed(aliceEngine);
        assertThat(aliceEngine.sessions).hasSize(1);
        assertThat(aliceEngine.opened).hasSize(1);
        assertThat(alice.of(CallEvent.Problem.class)).isEmpty();
    }

    @Test
    void whatWasChosenIsKeptWhenTheEngineIsReplaced() {
        chooseAll(talk());
        updateEngine();
        assertAllUsed(updated());
        assertThat(updated().media().asked).as("opened so").isEmpty();
    }

    @Test
    void theSpeakerIsKeptWhenTheSessionIsRenewed() {
        talk();
        bob.now().speaker(SPEAKER);
        updateEngine();
        assertThat(bobEngine.sessions).hasSize(2);
        assertThat(bobEngine.latest().speaker).isEqualTo(SPEAKER);
    }

    @Test
    void whatIsChosenWhileTheEngineIsAwayIsUsedByTheNext() {
        Call call = talk();
        alice.stop(aliceEngine);
        world.run();
        chooseAll(call);
        alice.engine("real", 0);
        world.advanceSeconds(2);
        assertAllUsed(updated());
    }

    @Test
    void whatIsChosenBeforeMediaIsReadyIsCaughtUpWith() {
        Call call = alice.call("bob");
        call.camera(CAMERA);
        call.microphone(MICROPHONE);
        call.speaker(SPEAKER);
        call.processing(RAW);
        world.run();
        assertAllUsed(aliceEngine);
    }

    @Test
    void aDeviceThatIsNotThereIsToldAndTheOneBeforeIsUsedFurther() {
        Call call = talk();
        aliceEngine.media().refusal = new MediaException(MediaException.Kind.NO_DEVICE, "There is no camera Z: plug it in.", null);
        call.camera(CAMERA);
        world.run();
        aliceEngine.latest().refusal = new MediaException(MediaException.Kind.NO_DEVICE, "There is no speaker S: plug it in.", null);
        call.speaker(SPEAKER);
        world.run();
        assertThat(alice.of(CallEvent.Problem.class)).extracting(problem -> problem.code() + ": " + problem.message())
                .containsExactly("media-no-device: There is no camera Z: plug it in.", "media-no-device: There is no speaker S: plug it in.");
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(call.media().capture().camera()).isEqualTo(new VideoInput.Pattern());
        assertThat(call.media().speaker()).isEqualTo(new AudioOutput.None());
        updateEngine();
        assertThat(updated().media().camera).isEqualTo(new VideoInput.Pattern());
        assertThat(updated().latest().speaker).isEqualTo(new AudioOutput.None());
    }

    @Test
    void aLostDeviceIsToldAndNotAskedForAgain() {
        chooseAll(talk());
        aliceEngine.media().listener.onDeviceLost(MediaKind.VIDEO, "Z", "no camera");
        aliceEngine.media().listener.onDeviceLost(MediaKind.AUDIO, "M", "Built-in");
        aliceEngine.latest().listener.onSpeakerLost("S", "Built-in speaker");
        world.run();
        assertThat(alice.of(CallEvent.DeviceLost.class)).extracting(lost -> lost.device() + " " + lost.lost() + " " + lost.replacement())
                .containsExactly(Device.CAMERA + " Z no camera", Device.MICROPHONE + " M Built-in", Device.SPEAKER + " S Built-in speaker");
        updateEngine();
        assertThat(updated().media().opened.camera()).isEqualTo(new VideoInput.Any());
        assertThat(updated().media().opened.microphone()).isEqualTo(new AudioInput.Any());
        assertThat(updated().latest().speaker).isEqualTo(new AudioOutput.Any());
    }

    @Test
    void aDeviceThatWentWhileTheEngineWasAwayDoesNotEndTheCall() {
        chooseAll(talk());
        alice.stop(aliceEngine);
        world.run();
        FakeEngine engine = alice.engine("real", 0);
        engine.missing = CAMERA;
        world.advanceSeconds(0);
        aliceEngine.missing = null;
        world.advanceSeconds(2);
        assertThat(alice.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(alice.of(CallEvent.Problem.class)).extracting(CallEvent.Problem::code).containsExactly("media-no-device");
        assertThat(engine.media().opened.camera()).isEqualTo(new VideoInput.Any());
    }

    @Test
    void aFileThatIsMissingAtTheStartStillEndsTheCall() {
        aliceEngine.missing = new VideoInput.File(Path.of("x.y4m"));
        alice.calls.media(new org.parley.call.MediaChoice(org.parley.media.CaptureSettings.of(new VideoInput.File(Path.of("x.y4m")), new AudioInput.Silence()), new AudioOutput.None()));
        alice.call("bob");
        world.run();
        alice.assertEnded(EndReason.FAILED, By.SELF);
    }

    @Test
    void theLevelOfTheMicrophoneIsThatOfWhatIsCaptured() {
        Call call = talk();
        aliceEngine.media().level = 0.25;
        assertThat(call.microphoneLevel()).isEqualTo(0.25);
        call.hangUp();
        world.run();
        assertThat(call.microphoneLevel()).isZero();
    }

    @Test
    void aChangeThatBreaksTheEngineIsAProblemAndNoMore() {
        Call call = talk();
        call.camera(CAMERA);
        aliceEngine.stop(SessionEnd.ENGINE_FAILED);
        world.advanceSeconds(2);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(aliceEngine.media().camera).isEqualTo(CAMERA);
    }
}
