package org.parley.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
