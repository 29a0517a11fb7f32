package org.parley.media.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.media.IceServer;

class IceServersTest {
    @ParameterizedTest
    @ValueSource(strings = {"stun:host", "stun:host:3478", "STUN:Host:1", "stuns:[2001:db8::1]:5349", "turn:host:3478?transport=udp", "turns:10.0.0.1?transport=tcp"})
    void goodOnesAreUsed(String url) {
        assertThat(IceServers.mistake(new IceServer(List.of(url), "user", "secret"), url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "stun:", "stun:host:0", "stun:host:65536", "stun:host:", "stun:host?transport=udp", "turn:host?transport=tls", "turn:user@host",
            "turn:host/path", "stun:[::1", "http://host", "stun:host name", "stun:host\n"})
    void badOnesAreNot(String url) {
        assertThat(IceServers.mistake(new IceServer(List.of(url), "user", "secret"), url)).isPresent();
    }

    @Test
    void turnNeedsCredentials() {
        String url = "turn:host";
        assertThat(IceServers.mistake(new IceServer(List.of(url), null, "secret"), url)).isPresent();
        assertThat(IceServers.mistake(new IceServer(List.of(url), "user", ""), url)).isPresent();
        assertThat(IceServers.mistake(new IceServer(List.of(url), "ü".repeat(255), "secret"), url)).isPresent();
        assertThat(IceServers.mistake(new IceServer(List.of("stun:host"), null, null), "stun:host")).isEmpty();
    }

    @Test
    void eachGoodUrlBecomesOneServerUpTo32() {
        List<String> urls = IntStream.range(0, 40).mapToObj(i -> "stun:host" + i).toList();
        assertThat(IceServers.known(List.of(new IceServer(List.of("bad"), null, null), new IceServer(urls, null, null)))).hasSize(32)
                .allSatisfy(server -> assertThat(server.urls).hasSize(1)).allSatisfy(server -> assertThat(server.username).isEmpty());
    }
}
