package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMedia;
import org.parley.media.MediaException;
import org.parley.media.Party;
import org.parley.media.SessionEnd;
import org.parley.media.VideoInput;
import org.parley.media.source.WavWriter;

/** The engine is stopped while somebody is just opening something: he is refused, nothing is made that nobody would free, and nothing is used that is freed. */
class StopRaceTest {
    private static final CaptureSettings SETTINGS = CaptureSettings.of(new VideoInput.Pattern(), new AudioInput.Silence());
    private final WebRtcEngine engine = new WebRtcEngine();
    private final CountDownLatch stopping = new CountDownLatch(1);

    @AfterEach
    void stop() {
        stopping.countDown();
        engine.stop();
    }

    /** The engine stops when its native thread has reached this; what is asked meanwhile waits behind it. */
    private void stopNext() {
        engine.threads().run(() -> {
            await(stopping);
            engine.stop();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSessionIsToldAndFreedAlsoWhenTheNativeThreadHangs() throws Exception {
        Party caller = Party.open("caller", engine, SETTINGS, new AudioOutput.None());
        engine.threads().run(() -> await(stopping));
        engine.stop();
        caller.await("end", () -> caller.ends.equals(List.of(SessionEnd.ENGINE_STOPPED)));
        stopping.countDown();
        Party.get(caller.session.close());
    }

    private <T> FutureTask<T> queued(Callable<T> work) {
        FutureTask<T> asked = new FutureTask<>(work);
        Thread asker = EngineThreads.daemon("asker", asked);
        asker.start();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (asker.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime() < limit && !asked.isDone()).as("waits for the native thread").isTrue();
            LockSupport.parkNanos(1_000_000);
        }
        stopping.countDown();
        return asked;
    }

    /** With CLOSED, or with FAILED where the machine is so slow that he waits no more. */
    private static void assertRefused(FutureTask<?> asked) {
        assertThatThrownBy(() -> asked.get(60, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(MediaException.class);
    }

    @Test
    void cameraAndMicrophoneThatAreOpenedMeanwhileAreRefused() {
        stopNext();
        assertRefused(queued(() -> engine.open(SETTINGS)));
    }

    @Test
    void aFileThatIsChosenAfterTheStopIsLetGoOf(@TempDir Path folder) throws Exception {
        Path sound = folder.resolve("sound.wav");
        try (WavWriter writer = WavWriter.open(sound)) {
            writer.write(new short[480], 0, 480);
        }
        LocalMedia media = engine.open(SETTINGS);
        engine.stop();
        assertThatThrownBy(() -> media.microphone(new AudioInput.File(sound))).isInstanceOf(MediaException.class);
        assertThat(isOpen(sound)).isFalse();
    }

    private static boolean isOpen(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.anyMatch(descriptor -> {
                try {
                    return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
                } catch (IOException e) {
                    return false; // closed meanwhile
                }
            });
        }
    }

    @Test
    void aSessionThatIsBegunMeanwhileIsRefused() throws Exception {
        LocalMedia media = engine.open(SETTINGS);
        stopNext();
        assertRefused(queued(() -> Party.sharing("late", engine, media)));
    }
}
