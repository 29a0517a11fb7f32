package org.parley.server.admin.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:7480", "localhost:0", "[::1]:65535", " 127.0.0.2:1 "})
    void aLoopbackAddressIsGood(String text) {
        assertThat(AdminAddress.parse(text, false)).hasValueSatisfying(address -> assertThat(address.getAddress().isLoopbackAddress()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "none"})
    void thereMayBeNone(String text) {
        assertThat(AdminAddress.parse(text, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7480", "127.0.0.1", "127.0.0.1:65536", "127.0.0.1:-1", "::1:7480", "http://127.0.0.1:7480", "127.0.0.1:7480/metrics"})
    void whatIsNoAddressIsToldWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> AdminAddress.parse(text, true)).hasMessageStartingWith("address is '" + text + "'").hasMessageContaining("allowed: a host and a port such as 127.0.0.1:7480");
    }

    @Test
    void anAddressThatOthersReachIsRefusedUnlessAllowed() {
        assertThatThrownBy(() -> AdminAddress.parse("0.0.0.0:7480", false)).hasMessageContaining("others can reach").hasMessageContaining("anyAddress = true");
        assertThat(AdminAddress.parse("0.0.0.0:7480", true)).isPresent();
    }
}
