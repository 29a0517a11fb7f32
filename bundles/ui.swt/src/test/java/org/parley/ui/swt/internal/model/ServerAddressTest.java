package org.parley.ui.swt.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people type them. */
class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({"example.org, tls://example.org:7443", "  example.org , tls://example.org:7443", "example.org:9000, tls://example.org:9000", "example.org:7444, wss://example.org:7444",
        "example.org:443, wss://example.org:443", "wss://example.org, wss://example.org", "wss://example.org/calls, wss://example.org/calls", "https://example.org, wss://example.org",
        "TCP://localhost:7, tcp://localhost:7", "127.0.0.1, tls://127.0.0.1:7443", "[::1]:7000, tls://[::1]:7000", "tls://example.org/, tls://example.org"})
    void becomeUris(String typed, String uri) {
        assertThat(ServerAddress.parse(typed)).contains(URI.create(uri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two words", "ftp://example.org", "tls://", "example.org:0", "example.org:70000", "user@example.org", "wss://example.org/?a=b", "tls://example.org/path", "exa_mple:x"})
    void thatMakeNoSenseAreNone(String typed) {
        assertThat(ServerAddress.parse(typed)).isEmpty();
    }

    @Test
    void areShownWithoutWhatIsUnderstoodAnyway() {
        assertThat(ServerAddress.shown(URI.create("tls://example.org:7443"))).isEqualTo("example.org");
        assertThat(ServerAddress.shown(URI.create("wss://example.org:7444"))).isEqualTo("wss://example.org:7444");
    }
}
