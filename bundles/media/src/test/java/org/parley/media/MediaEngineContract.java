package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.media.Party.connect;
import static org.parley.media.Party.failure;
import static org.parley.media.Party.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link MediaEngine} must do; its tests extend this class. The inherited cases are about negotiation and media, those here about life and death. */
public abstract class MediaEngineContract extends ShareCases {
    @Test
    void theEngineHasANameAndTellsItsDevices() {
        assertThat(engine().name()).isNotBlank();
        assertThat(engine().devices()).isNotNull();
    }

    @Test
    void stoppingTheEngineTellsEveryListenerOnce() throws Exception {
        MediaEngine mortal = startEngine();
        CaptureSettings capture = capture(new VideoInput.Pattern(), new AudioInput.Silence());
        List<Party> all;
        try {
            all = List.of(Party.open("caller", mortal, capture, new AudioOutput.None()), Party.open("callee", mortal, capture, new AudioOutput.None()),
                    Party.open("idle", mortal, capture, new AudioOutput.None()));
            connect(all.get(0), all.get(1));
        } finally {
            stopEngine(mortal);
        }
        for (Party party : all) {
            party.await("end", () -> !party.ends.isEmpty());
            assertThat(failure(party.session.offer(false))).isEqualTo(MediaException.Kind.CLOSED);
            assertThat(failure(party.session.answer("v=0"))).isEqualTo(MediaException.Kind.CLOSED);
            assertThat(party.session.send("late")).isFalse();
            party.close();
            assertThat(party.ends).containsExactly(SessionEnd.ENGINE_STOPPED);
            assertThat(party.breaches).isEmpty();
        }
        stopEngine(mortal);
        assertKind(() -> mortal.open(capture), MediaException.Kind.CLOSED);
    }

    @Test
    void closingMayBeRepeatedAndEndsEverything() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        get(caller.session.close());
        get(caller.session.close());
        assertThat(failure(caller.session.offer(false))).isEqualTo(MediaException.Kind.CLOSED);
        assertThat(failure(caller.session.accept("v=0"))).isEqualTo(MediaException.Kind.CLOSED);
        assertThat(failure(caller.session.rollback())).isEqualTo(MediaException.Kind.CLOSED);
        assertThat(caller.session.send("late")).isFalse();
        caller.session.addCandidate(new IceCandidate("", null, null, null));
        caller.session.remoteVideo(null);
        caller.media.close();
        caller.media.close();
        caller.media.muteCamera(true);
        caller.media.preview(null);
        assertThat(caller.ends).isEmpty();
    }

    @Test
    void severalSessionsShareOneCapture() throws Exception {
        LocalMedia shared = engine().open(capture(new VideoInput.Pattern(), new AudioInput.Silence()));
        Party first = added(Party.sharing("first", engine(), shared));
        Party second = added(Party.sharing("second", engine(), shared));
        Party one = party("one");
        Party two = party("two");
        connect(first, one);
        connect(second, two);
        one.awaitMovingClock(2);
        two.awaitMovingClock(2);
        first.close();
        two.awaitMovingClock(2);
        second.close();
        shared.close();
    }

    @Test
    void badFilesAndMissingDevicesAreRefusedByName() throws Exception {
        Path text = Files.writeString(folder.resolve("text.y4m"), "no pictures here");
        Path noise = Files.write(folder.resolve("noise.wav"), new byte[1_000]);
        Path missing = folder.resolve("missing.y4m");
        AudioInput silence = new AudioInput.Silence();
        assertRefused(() -> engine().open(capture(new VideoInput.File(text), silence)), MediaException.Kind.BAD_FILE, "text.y4m");
        assertRefused(() -> engine().open(capture(new VideoInput.File(missing), silence)), MediaException.Kind.BAD_FILE, "missing.y4m");
        assertRefused(() -> engine().open(capture(new VideoInput.None(), new AudioInput.File(noise))), MediaException.Kind.BAD_FILE, "noise.wav");
        assertRefused(() -> engine().open(capture(new VideoInput.Device("no such camera 4711"), silence)), MediaException.Kind.NO_DEVICE, "no such camera 4711");
        assertRefused(() -> engine().open(capture(new VideoInput.None(), new AudioInput.Device("no such microphone 4711"))), MediaException.Kind.NO_DEVICE, "no such microphone 4711");
    }

    @Test
    void badSpeakersAreRefusedByName() throws Exception {
        try (LocalMedia media = engine().open(capture(new VideoInput.None(), new AudioInput.Silence()))) {
            SessionListener nobody = party("nobody");
            assertRefused(() -> engine().session(new SessionSettings(List.of(), new AudioOutput.File(folder.resolve("no/folder.wav"))), media, nobody),
                    MediaException.Kind.BAD_FILE, "folder.wav");
            assertRefused(() -> engine().session(new SessionSettings(List.of(), new AudioOutput.Device("no such speaker 4711")), media, nobody),
                    MediaException.Kind.NO_DEVICE, "no such speaker 4711");
        }
    }

    @Test
    void anythingIsThereForWhoeverAsksForAny() throws Exception {
        try (LocalMedia media = engine().open(capture(new VideoInput.Any(), new AudioInput.Any()))) {
            assertThat(media.description()).isNotBlank();
        }
    }

    @Test
    void anotherEnginesMediaIsRefused() throws Exception {
        SessionListener nobody = party("nobody");
        assertThatThrownBy(() -> engine().session(new SessionSettings(List.of(), new AudioOutput.None()), new ForeignMedia(), nobody))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(ThrowingCallable call, MediaException.Kind kind, String name) {
        assertThatThrownBy(call).isInstanceOfSatisfying(MediaException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.getMessage()).contains(name).doesNotContain("\n");
        });
    }

    private static void assertKind(ThrowingCallable call, MediaException.Kind kind) {
        assertThatThrownBy(call).isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static final class ForeignMedia implements LocalMedia {
        @Override
        public String description() {
            return "foreign";
        }

        @Override
        public void start() {}

        @Override
        public void muteMicrophone(boolean muted) {}

        @Override
        public void muteCamera(boolean muted) {}

        @Override
        public boolean isMicrophoneMuted() {
            return false;
        }

        @Override
        public boolean isCameraMuted() {
            return false;
        }

        @Override
        public void camera(VideoInput camera) {}

        @Override
        public void microphone(AudioInput microphone) {}

        @Override
        public void processing(SoundProcessing processing) {}

        @Override
        public double microphoneLevel() {
            return 0;
        }

        @Override
        public void listener(LocalMediaListener listener) {}

        @Override
        public void preview(VideoSink sink) {}

        @Override
        public void close() {}
    }
}
