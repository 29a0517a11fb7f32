package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final ManualTime time = new ManualTime();
    private final Pulse pulse = new Pulse(time);

    @Test
    void timersThatRunAreHeardEachSecond() {
        time.turn(60_500, () -> { });
        assertThat(pulse.age()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void timersThatHangAreEverLater() {
        time.hold();
        time.turn(3_600_000, () -> { });
        assertThat(pulse.age()).isEqualTo(Duration.ofHours(1));
    }
}
