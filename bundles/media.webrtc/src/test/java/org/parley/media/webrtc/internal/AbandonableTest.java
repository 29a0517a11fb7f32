package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AbandonableTest {
    private final Abandonable abandonable = new Abandonable();

    @Test
    void anAnswerIsGiven() {
        assertThat(abandonable.ask("a thing", () -> "answer", "none", 10_000)).isEqualTo("answer");
    }

    @Test
    void whatFailsGivesTheOther() {
        assertThat(abandonable.<String>ask("a thing", () -> {
            throw new UnsatisfiedLinkError("broken");
        }, "none", 10_000)).isEqualTo("none");
    }

    @Test
    void whatHangsIsLeftAndNotAskedForEver() {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            assertThat(abandonable.ask("a thing", () -> {
                never.await();
                return "late";
            }, "none", 10)).isEqualTo("none");
        }
        assertThat(abandonable.ask("a thing", () -> "answer", "none", 10_000)).as("the fourth").isEqualTo("none");
        never.countDown();
    }
}
