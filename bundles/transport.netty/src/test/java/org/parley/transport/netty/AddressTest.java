package org.parley.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    private static final List<Scheme> SCHEMES = List.of(new Scheme("tls", 7443, true, null, "tcp"), new Scheme("ws", 7401, false, "/signal", "wss"));

    @ParameterizedTest
    @CsvSource({
        "tls://example.org, example.org, 7443,, tls://example.org:7443",
        "tls://example.org/, example.org, 7443,, tls://example.org:7443",
        "TLS://example.org:1, example.org, 1,, tls://example.org:1",
        "tls://0.0.0.0:0, 0.0.0.0, 0,, tls://0.0.0.0:0",
        "tls://[::1]:7000, ::1, 7000,, tls://[::1]:7000",
        "ws://[2001:db8::1], 2001:db8::1, 7401, /signal, ws://[2001:db8::1]:7401",
        "ws://h, h, 7401, /signal, ws://h:7401",
        "ws://h/, h, 7401, /signal, ws://h:7401",
        "ws://h:80/proxy/signal?a=b, h, 80, /proxy/signal?a=b, ws://h:80",
        "ws://h?a=%20b, h, 7401, /signal?a=%20b, ws://h:7401"})
    void partsAreReadAndMissingOnesAreTheDefault(String uri, String host, int port, String path, String shown) {
        Address address = Address.of(URI.create(uri), SCHEMES);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.path()).isEqualTo(path);
        assertThat(address).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://h:1, tls or ws", "h, tls or ws", "tls:h, host", "tls:///x, host", "tls://under_score:1, host", "tls://h:70000, port",
        "tls://h/path, no path", "tls://h?query, no path", "tls://u@h, user", "ws://h/signal#f, fragment"})
    void whatCannotBeUsedIsNamed(String uri, String why) {
        assertThatThrownBy(() -> Address.of(URI.create(uri), SCHEMES)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("'" + uri + "'").hasMessageContaining(why);
    }

    @Test
    void aTransportSaysHowManyThreadsAreAllowed() {
        for (int threads : new int[] {0, 17}) {
            assertThatThrownBy(() -> new NettyTransport("test", threads, SCHEMES, (channel, upgrade) -> { }, java.time.Duration.ofSeconds(1)) { })
                .isInstanceOf(IllegalArgumentException.class).hasMessage("threads = " + threads + ": must be 1 to 16");
        }
    }
}
