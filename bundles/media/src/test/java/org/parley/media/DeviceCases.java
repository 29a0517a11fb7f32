package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.media.Party.connect;

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

    private static boolean ofFilm(long clock) {
        return clock >= 500 && clock < 510;
    }

    private static long last(List<Long> clocks) {
        return clocks.isEmpty() ? -1 : clocks.get(clocks.size() - 1);
    }
}
