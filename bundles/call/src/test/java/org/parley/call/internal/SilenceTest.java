package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.call.CallEnd.By;
import org.parley.call.EndReason;

/** When a call without media ends. Figures come once a second, so that nobody knows when within that second the last byte came. */
class SilenceTest extends Duo {
    private static final long A_LOT = 1_000_000;

    @BeforeEach
    void theOtherProcessIsGoneAndTheSessionNoticesNothing() {
        talk();
        net.noticing = false;
        bob.crash();
    }

    /** Seconds from the figures before to the last byte; the figures that tell of it come 1 s after those before. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.2, 0.5, 0.8, 0.99})
    void aCallEnds29To30SecondsAfterTheLastByte(double lastByte) {
        world.advanceSeconds(0.999);
        aliceEngine.latest().tellBytes(A_LOT);
        world.advanceSeconds(lastByte + 28);
        assertThat(alice.calls.current()).as("29 s after the last byte").isPresent();
        world.advanceSeconds(1.001);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }

    @Test
    void figuresThatComeLateEndNothingEarly() {
        double late = 5.5;
        world.advanceSeconds(1);
        FakeSession quiet = aliceEngine.latest();
        net.sessions.remove(quiet);
        world.advanceSeconds(late);
        quiet.tellBytes(A_LOT);
        world.advanceSeconds(28.9);
        assertThat(alice.calls.current()).as("the last byte may have come with the figures").isPresent();
        world.advanceSeconds(1.2);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }
}
