package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.media.Party.connect;
import static org.parley.media.Party.failure;
import static org.parley.media.Party.get;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is captured and where it is played, changed while a session runs. */
abstract class DeviceCases extends MediaCases {
    @Test
    void theCameraIsExchangedWhileTheOtherSideLooks() throws Exception {
        Party caller = party("caller", new VideoInput.Pattern(), new AudioInput.File(tone(1_000)), new AudioOutput.None());
        Party callee = party("callee");
        connect(caller, callee);
        callee.awaitMovingClock(2);
        assertThat(callee.clocks).allMatch(clock -> clock < 500);
        caller.media.camera(new VideoInput.File(film()));
        callee.await("the film", () -> ofFilm(last(callee.clocks)));
        assertThat(caller.media.description()).contains("film.y4m");
        caller.media.camera(new VideoInput.None());
        callee.await("black", () -> callee.luma() >= 0 && callee.luma() < 30);
        caller.media.camera(new VideoInput.Pattern());
        callee.await("the pattern from its beginning", () -> !ofFilm(last(callee.clocks)) && callee.luma() > 30);
        callee.awaitMovingClock(2);
        assertThat(callee.firstFrames).containsEntry(MediaKind.VIDEO, 1);
        assertThat(caller.states).endsWith(ConnectionState.CONNECTED);
    }

    @Test
    void whoHadNoCameraMayTurnOneOnInTheCall() throws Exception {
        Party caller = party("caller", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.None());
        Party callee = party("callee", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.None());
        connect(caller, callee);
        caller.media.camera(new VideoInput.Pattern());
        callee.media.camera(new VideoInput.Pattern());
        for (Party party : List.of(caller, callee)) {
            party.awaitMovingClock(2);
        }
    }

    @Test
    void aMutedCameraStaysBlackWhenItIsExchanged() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        callee.awaitMovingClock(1);
        caller.media.muteCamera(true);
        callee.await("black", () -> callee.luma() >= 0 && callee.luma() < 30);
        caller.media.camera(new VideoInput.File(film()));
        int from = callee.frames();
        callee.await("ten more pictures", () -> callee.frames() > from + 10);
        assertThat(callee.luma()).isLessThan(30);
        caller.media.muteCamera(false);
        callee.await("the film", () -> ofFilm(last(callee.clocks)));
    }

    @Test
    void aCameraThatIsNotThereLeavesTheOneBefore() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        String before = caller.media.description();
        assertThatThrownBy(() -> caller.media.camera(new VideoInput.Device("no such camera 4711"))).isInstanceOf(MediaException.class).hasMessageContaining("no such camera 4711");
        assertThatThrownBy(() -> caller.media.camera(new VideoInput.File(folder.resolve("missing.y4m")))).isInstanceOf(MediaException.class).hasMessageContaining("missing.y4m");
        callee.awaitMovingClock(3);
        assertThat(caller.media.description()).isEqualTo(before);
    }

    @Test
    void aCameraIsExchangedBeforeItIsStarted() throws Exception {
        try (LocalMedia media = engine().open(capture(new VideoInput.Pattern(), new AudioInput.Silence()))) {
            media.camera(new VideoInput.File(film()));
            Party caller = added(Party.sharing("caller", engine(), media));
            Party callee = party("callee");
            connect(caller, callee);
            callee.await("the film", () -> ofFilm(last(callee.clocks)));
            caller.close();
        }
        LocalMedia closed = engine().open(capture(new VideoInput.Pattern(), new AudioInput.Silence()));
        closed.close();
        assertThatThrownBy(() -> closed.camera(new VideoInput.None())).isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.kind()).isEqualTo(MediaException.Kind.CLOSED));
    }

    @Test
    void theMicrophoneIsExchangedWhileTheOtherSideListens() throws Exception {
        Path heard = folder.resolve("heard.wav");
        Party caller = party("caller", new VideoInput.Pattern(), new AudioInput.File(tone(1_000)), new AudioOutput.None());
        Party callee = party("callee", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.File(heard));
        connect(caller, callee);
        double first = awaitSound(callee, heard);
        caller.media.microphone(new AudioInput.Silence());
        assertThat(caller.media.description()).contains("silence");
        double second = awaitSound(callee, heard);
        caller.media.microphone(new AudioInput.File(tone(1_700)));
        double third = awaitSound(callee, heard);
        callee.awaitMovingClock(1);
        callee.close();
        short[] all = samples(heard);
        assertThat(share(all, 1_000, first - 0.5, 0.5)).as("the first tone").isGreaterThan(0.7);
        assertThat(level(all, second - 0.5, 0.5)).as("silence").isLessThan(300);
        assertThat(share(all, 1_700, third - 0.5, 0.5)).as("the other tone").isGreaterThan(0.7);
    }

    @Test
    void aMicrophoneThatIsNotThereLeavesTheOneBefore() throws Exception {
        Path heard = folder.resolve("heard.wav");
        Party caller = party("caller", new VideoInput.None(), new AudioInput.File(tone(1_000)), new AudioOutput.None());
        Party callee = party("callee", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.File(heard));
        connect(caller, callee);
        String before = caller.media.description();
        assertThatThrownBy(() -> caller.media.microphone(new AudioInput.Device("no such microphone 4711"))).isInstanceOf(MediaException.class)
                .hasMessageContaining("no such microphone 4711");
        assertThatThrownBy(() -> caller.media.microphone(new AudioInput.File(folder.resolve("missing.wav")))).isInstanceOf(MediaException.class).hasMessageContaining("missing.wav");
        assertThat(caller.media.description()).isEqualTo(before);
        double now = awaitSound(callee, heard);
        callee.close();
        assertThat(share(samples(heard), 1_000, now - 0.5, 0.5)).as("the tone").isGreaterThan(0.7);
    }

    @Test
    void aMutedMicrophoneStaysSilentWhenItIsExchanged() throws Exception {
        Path heard = folder.resolve("heard.wav");
        Party caller = party("caller", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.None());
        Party callee = party("callee", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.File(heard));
        connect(caller, callee);
        caller.media.muteMicrophone(true);
        caller.media.microphone(new AudioInput.File(tone(1_000)));
        double now = awaitSound(callee, heard);
        callee.close();
        assertThat(level(samples(heard), now - 0.5, 0.5)).isLessThan(300);
    }

    @Test
    void theLevelOfTheMicrophoneIsThatOfItsSound() throws Exception {
        try (LocalMedia media = engine().open(capture(new VideoInput.None(), new AudioInput.File(tone(1_000))))) {
            assertThat(media.microphoneLevel()).as("before it is started").isZero();
            media.start();
            Party.eventually("the level of the tone", () -> Math.abs(media.microphoneLevel() - 8_000 / 32_768.0) < 0.01);
            media.muteMicrophone(true);
            Party.eventually("the level while muted", () -> Math.abs(media.microphoneLevel() - 8_000 / 32_768.0) < 0.01);
            media.microphone(new AudioInput.Silence());
            Party.eventually("silence", () -> media.microphoneLevel() == 0);
            media.processing(new SoundProcessing(false, false, false));
            media.listener(null);
        }
    }

    @Test
    void theSpeakerIsExchangedInTheCall() throws Exception {
        Path before = folder.resolve("before.wav");
        Path after = folder.resolve("after.wav");
        Party caller = party("caller", new VideoInput.None(), new AudioInput.File(tone(1_000)), new AudioOutput.None());
        Party callee = party("callee", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.File(before));
        connect(caller, callee);
        awaitSound(callee, before);
        get(callee.session.speaker(new AudioOutput.File(after)));
        double written = seconds(before);
        assertThat(failure(callee.session.speaker(new AudioOutput.Device("no such speaker 4711")))).isEqualTo(MediaException.Kind.NO_DEVICE);
        assertThat(failure(callee.session.speaker(new AudioOutput.File(folder.resolve("no/folder.wav"))))).isEqualTo(MediaException.Kind.BAD_FILE);
        double now = awaitSound(callee, after);
        get(callee.session.speaker(new AudioOutput.None()));
        assertThat(seconds(before)).as("nothing more in the first file").isEqualTo(written);
        assertThat(share(samples(after), 1_000, now - 0.5, 0.5)).as("the tone").isGreaterThan(0.7);
    }

    @Test
    void soundsArePlayedWhereTheUserWantsThem() throws Exception {
        short[] samples = new short[Sound.RATE / 10];
        samples[100] = 1_234;
        Path file = folder.resolve("ring.wav");
        engine().play(new Sound(samples), false, new AudioOutput.File(file)).close();
        assertThat(samples(file)).isEqualTo(samples);
        AutoCloseable nowhere = engine().play(new Sound(samples), true, new AudioOutput.None());
        nowhere.close();
        nowhere.close();
        engine().play(new Sound(samples), true, new AudioOutput.Any()).close();
        assertThatThrownBy(() -> engine().play(new Sound(samples), true, new AudioOutput.Device("no such speaker 4711"))).isInstanceOf(MediaException.class)
                .hasMessageContaining("no such speaker 4711");
    }

    /** Waits until two more seconds were written, since what was sent before is still under way; gives how many there are. */
    private static double awaitSound(Party listener, Path wav) {
        double from = seconds(wav);
        listener.await("two more seconds in " + wav.getFileName(), () -> seconds(wav) >= from + 2);
        return seconds(wav);
    }

    private static boolean ofFilm(long clock) {
        return clock >= 500 && clock < 510;
    }

    private static long last(List<Long> clocks) {
        return clocks.isEmpty() ? -1 : clocks.get(clocks.size() - 1);
    }
}
