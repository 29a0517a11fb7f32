package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagTest {
    private static final long SECOND = 1_000_000_000;

    private final Lag lag = new Lag(Duration.ofSeconds(1), 5 * SECOND);

    @Test
    void aLoopThatIsOnTimeHasNone() {
        lag.tick(6 * SECOND);
        lag.tick(7 * SECOND - 1);
        assertThat(lag.greatest(7 * SECOND)).isZero();
    }

    @Test
    void theGreatestIsToldUntilItIsLongAgo() {
        lag.tick(6 * SECOND + 300);
        lag.tick(7 * SECOND);
        assertThat(lag.greatest(7 * SECOND)).isEqualTo(Duration.ofNanos(300));
        for (int second = 8; second < 24; second++) {
            lag.tick(second * SECOND);
        }
        assertThat(lag.greatest(23 * SECOND)).isZero();
    }

    @Test
    void aLoopThatHangsIsEverLater() {
        assertThat(lag.greatest(16 * SECOND)).isEqualTo(Duration.ofSeconds(10));
    }
}
