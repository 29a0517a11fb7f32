package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    @Test
    void aNamedDeviceStaysWhileItIsThere() {
        assertThat(Succession.of("b", false, false, List.of("a", "b"))).isEmpty();
        assertThat(Succession.of("b", false, false, List.of("b", "a"))).isEmpty();
    }

    @Test
    void theDefaultFollowsADeviceThatIsGone() {
        assertThat(Succession.of("b", false, false, List.of("a", "c"))).contains(new Succession<>(Optional.of("a"), true));
        assertThat(Succession.of("b", false, false, List.<String>of())).contains(new Succession<>(Optional.empty(), true));
        assertThat(Succession.of("b", false, true, List.<String>of())).contains(new Succession<>(Optional.empty(), true));
    }

    @Test
    void whoWantsAnyFollowsTheDefaultAndLosesNothing() {
        assertThat(Succession.of("a", false, true, List.of("a", "b"))).isEmpty();
        assertThat(Succession.of("a", false, true, List.of("b", "a"))).contains(new Succession<>(Optional.of("b"), false));
        assertThat(Succession.of(null, false, true, List.of("b", "a"))).contains(new Succession<>(Optional.of("b"), false));
        assertThat(Succession.of(null, false, true, List.<String>of())).isEmpty();
    }

    @Test
    void aBrokenDeviceIsNotItsOwnSuccessor() {
        assertThat(Succession.of("a", true, true, List.of("a", "b"))).contains(new Succession<>(Optional.of("b"), true));
        assertThat(Succession.of("a", true, false, List.of("a"))).contains(new Succession<>(Optional.empty(), true));
    }

    @Test
    void whoUsesNoDeviceIsLeftAlone() {
        assertThat(Succession.of(null, false, false, List.of("a"))).isEmpty();
    }
}
