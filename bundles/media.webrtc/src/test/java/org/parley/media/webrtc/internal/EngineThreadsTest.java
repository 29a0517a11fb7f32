package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.media.MediaException;

/** What becomes of work whose caller has given up. */
class EngineThreadsTest {
    private final EngineThreads threads = new EngineThreads();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final LinkedBlockingQueue<String> unwanted = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        stuck.countDown();
        threads.end(5_000);
    }

    @Test
    void theResultOfWorkThatIsLateIsNotLost() throws Exception {
        assertThatThrownBy(() -> threads.call(() -> {
            stuck.await();
            return "late";
        }, unwanted::add, 50)).isInstanceOf(MediaException.class).hasMessageContaining("50 ms");
        assertThat(unwanted).isEmpty();
        stuck.countDown();
        assertThat(unwanted.poll(10, TimeUnit.SECONDS)).isEqualTo("late");
    }

    @Test
    void workThatHasNotBegunIsLeftUndone() throws Exception {
        threads.run(() -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();
        assertThatThrownBy(() -> threads.call(() -> done.add("begun"), 50)).isInstanceOf(MediaException.class);
        stuck.countDown();
        assertThat(threads.call(() -> "next", 10_000)).isEqualTo("next");
        assertThat(done).isEmpty();
    }
}
