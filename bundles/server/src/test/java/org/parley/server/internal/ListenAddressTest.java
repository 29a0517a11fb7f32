package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({"tls://0.0.0.0, tls://0.0.0.0:7443", "wss://example.org, wss://example.org:7444", "TCP://127.0.0.1, tcp://127.0.0.1:7400",
        "ws://[::1]/signal, ws://[::1]:7401", "tcp://127.0.0.1:0/, tcp://127.0.0.1:0", "' tls://h:1 ', tls://h:1"})
    void schemeHostAndPortAreTaken(String text, String uri) {
        assertThat(ListenAddress.parse(text).uri()).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tls", "7443", "http://h:1", "tls://", "tls:///x", "tls://h:x", "tls://h:65536", "tls://h:1/x", "tls://h:1?a", "tls://u@h:1",
        "tls://h:1#f", "tls://a b:1", "tcp://h:1/signal", "ws://h:1/other"})
    void otherThingsAreRefusedByName(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'" + text + "'")
                .hasMessageContaining("tls://0.0.0.0:7443");
    }

    @Test
    void loopbackIsKnown() {
        assertThat(ListenAddress.parse("tcp://127.0.0.1:1").isLoopback()).isTrue();
        assertThat(ListenAddress.parse("tcp://[::1]:1").isLoopback()).isTrue();
        assertThat(ListenAddress.parse("tcp://localhost:1").isLoopback()).isTrue();
        assertThat(ListenAddress.parse("tcp://0.0.0.0:1").isLoopback()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"tls://0.0.0.0:1, tls://[::]:1", "tls://[::]:1, wss://192.0.2.1:1", "tls://127.0.0.1:1, tcp://0.0.0.0:1", "tls://0.0.0.0:1, tls://[::1]:1",
        "tls://[0:0::0]:1, ws://127.0.0.1:1", "tls://127.0.0.1:1, wss://127.0.0.1:1", "tls://[::1]:1, wss://[0:0::1]:1", "tls://example.org:1, wss://Example.org:1", "tls://0.0.0.0, wss://0.0.0.0:7443"})
    void onePortOfAnAddressIsNotForTwo(String one, String other) {
        String[] listen = {one, "tcp://127.0.0.1:2", other};
        assertThatThrownBy(() -> RunningServer.check(Configs.with(Map.of("listen", listen)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("listen has " + ListenAddress.parse(one).uri() + " and " + ListenAddress.parse(other).uri()).hasMessageContaining("leave one out");
    }

    @ParameterizedTest
    @CsvSource({"tls://127.0.0.1:1, tls://[::1]:1", "tls://0.0.0.0:1, wss://0.0.0.0:2", "tls://0.0.0.0:0, wss://[::]:0", "tls://192.0.2.1:1, tls://192.0.2.2:1", "tls://a.example.org:1, tls://b.example.org:1"})
    void addressesBesideEachOtherAreAllowed(String one, String other) {
        assertThat(RunningServer.check(Configs.with(Map.of("listen", new String[] {one, other})))).extracting(ListenAddress::uri)
                .containsExactly(ListenAddress.parse(one).uri(), ListenAddress.parse(other).uri());
    }
}
