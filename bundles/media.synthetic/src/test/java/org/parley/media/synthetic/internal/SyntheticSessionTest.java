package org.parley.media.synthetic.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.ConnectionState;
import org.parley.media.MediaException;
import org.parley.media.Party;
import org.parley.media.SessionEnd;
import org.parley.media.VideoInput;

class SyntheticSessionTest {
    private final SyntheticEngine engine = new SyntheticEngine();

    @AfterEach
    void stop() {
        engine.deactivate();
    }

    @Test
    void floodsOfForeignDatagramsAreIgnored() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        Party.connect(caller, callee);
        InetSocketAddress address = Candidates.parse(callee.candidates.get(0).candidate()).orElseThrow();
        Random random = new Random(1);
        try (DatagramSocket stranger = new DatagramSocket()) {
            for (int i = 0; i < 5_000; i++) {
                byte[] bytes = new byte[random.nextInt(1_400)];
                random.nextBytes(bytes);
                stranger.send(new DatagramPacket(bytes, bytes.length, address));
            }
        }
        callee.awaitMovingClock(3);
        assertThat(callee.states).doesNotContain(ConnectionState.FAILED);
    }

    @Test
    void aSilentSideIsNoticed() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        Party.connect(caller, callee);
        caller.close();
        callee.awaitState(ConnectionState.DISCONNECTED);
    }

    @Test
    void aNewSessionOfTheOtherSideTakesOver() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        Party.connect(caller, callee);
        callee.awaitDataOpen();
        assertThat(callee.session.send("old")).isTrue();
        caller.await("old text", () -> caller.texts.contains("old"));
        callee.close();
        Party again = party("callee again");
        Party.connect(again, caller);
        again.awaitMovingClock(3);
        caller.awaitMovingClock(3);
        again.awaitDataOpen();
        assertThat(again.session.send("new")).isTrue();
        caller.await("new text", () -> caller.texts.contains("new"));
        assertThat(caller.session.send("back")).isTrue();
        again.await("text back", () -> again.texts.contains("back"));
    }

    @Test
    void noThreadIsLeftWhenAllIsClosed() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        Party.connect(caller, callee);
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("parley-synthetic-")).toList();
        assertThat(threads).hasSizeGreaterThanOrEqualTo(4).allMatch(Thread::isDaemon);
        caller.close();
        engine.deactivate();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void aListenerThatThrowsOrBlocksDoesNotKeepTheEngineFromStopping() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        callee.session.remoteVideo(frame -> {
            throw new IllegalStateException("a bad sink");
        });
        Party.connect(caller, callee);
        callee.await("first picture", () -> !callee.firstFrames.isEmpty());
        callee.session.remoteVideo(null);
        engine.deactivate();
        engine.deactivate();
        callee.await("end", () -> callee.ends.size() == 1);
    }

    @Test
    void anErrorEndsTheSessionAndItsListenerIsToldSo() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        callee.session.remoteVideo(frame -> {
            throw new InternalError("while a picture is shown");
        });
        Party.connect(caller, callee);
        callee.await("end", () -> callee.ends.equals(List.of(SessionEnd.ENGINE_FAILED)));
        Party.get(callee.session.close());
    }

    @Test
    void anErrorInWhatWasAskedForFailsThat() {
        Task<String> task = new Task<>(() -> {
            throw new InternalError("while an answer is made");
        });
        task.run();
        assertThat(Party.failure(task.outcome())).isEqualTo(MediaException.Kind.FAILED);
    }

    private Party party(String name) throws MediaException {
        return Party.open(name, engine, new CaptureSettings(new VideoInput.Pattern(), new AudioInput.Silence(), 320, 240, 30), new AudioOutput.None());
    }
}
