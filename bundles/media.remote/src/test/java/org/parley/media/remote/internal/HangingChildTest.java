package org.parley.media.remote.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.Party.connect;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.DataChannel;
import org.parley.media.DataChannelListener;
import org.parley.media.LocalMedia;
import org.parley.media.Party;
import org.parley.media.SessionEnd;
import org.parley.media.VideoInput;

/** A child that stands still for a while holds up nobody who asks something of a session; one that hangs is replaced. */
class HangingChildTest {
    private static final CaptureSettings CAPTURE = new CaptureSettings(new VideoInput.None(), new AudioInput.Silence(), 320, 240, 30);

    private static final class Opening implements DataChannelListener {
        final CountDownLatch opened = new CountDownLatch(1);

        @Override
        public void onOpen() {
            opened.countDown();
        }

        @Override
        public void onMessage(ByteBuffer message) {}

        @Override
        public void onDrained() {}

        @Override
        public void onClosed() {}
    }

    private static void signal(String which, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + which, Long.toString(pid)).start().waitFor()).isZero();
    }

    /** A window asks 20 times a second. */
    @Test
    void theLevelOfTheMicrophoneIsNotWaitedFor() throws Exception {
        RemoteEngine engine = new RemoteEngine(TestEngines.synthetic());
        try (LocalMedia media = engine.open(CAPTURE)) {
            signal("STOP", engine.child().pid());
            try {
                CompletableFuture.runAsync(() -> IntStream.range(0, 1_000).forEach(time -> media.microphoneLevel())).get(30, TimeUnit.SECONDS);
            } finally {
                signal("CONT", engine.child().pid());
            }
        } finally {
            engine.stop();
        }
    }

    @Test
    void aChannelOpensWhenTheChildGoesOn() throws Exception {
        RemoteEngine engine = new RemoteEngine(TestEngines.synthetic());
        try {
            Party caller = Party.open("caller", engine, CAPTURE, new AudioOutput.None());
            Party callee = Party.open("callee", engine, CAPTURE, new AudioOutput.None());
            connect(caller, callee);
            Opening opening = new Opening();
            signal("STOP", engine.child().pid());
            Optional<DataChannel> channel;
            try {
                channel = caller.session.open("file:1", opening);
            } finally {
                signal("CONT", engine.child().pid());
            }
            assertThat(channel).isPresent();
            assertThat(opening.opened.await(30, TimeUnit.SECONDS)).isTrue();
            caller.close();
            callee.close();
        } finally {
            engine.stop();
        }
    }

    @Test
    void aSessionThatIsClosedWhileTheChildHangsIsFreedAndTheNextChildTakesOver() throws Exception {
        RemoteEngine engine = new RemoteEngine(TestEngines.synthetic());
        try {
            Party caller = Party.open("caller", engine, CAPTURE, new AudioOutput.None());
            long first = engine.child().pid();
            signal("STOP", first);
            caller.session.close().toCompletableFuture().get(60, TimeUnit.SECONDS);
            caller.media.close();
            try (LocalMedia media = engine.open(CAPTURE)) {
                assertThat(media.description()).isNotBlank();
            }
            assertThat(engine.child().pid()).isNotEqualTo(first);
            assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
        } finally {
            engine.stop();
        }
    }

    @Test
    void whoIsInACallWhoseChildHangsHearsThatTheEngineFailed() throws Exception {
        RemoteEngine engine = new RemoteEngine(TestEngines.synthetic());
        try {
            Party caller = Party.open("caller", engine, CAPTURE, new AudioOutput.None());
            signal("STOP", engine.child().pid());
            caller.media.microphoneLevel();
            caller.await("the end", () -> !caller.ends.isEmpty());
            assertThat(caller.ends).containsExactly(SessionEnd.ENGINE_FAILED);
            caller.close();
        } finally {
            engine.stop();
        }
    }
}
