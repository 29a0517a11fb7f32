package org.parley.server.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.protocol.IceServer;

class IceServersTest {
    /** printf '1767312000:alice' | openssl dgst -sha1 -hmac secret -binary | base64 */
    @Test
    void credentialsAreMadeByTheTurnRestScheme() {
        IceServers servers = new IceServers(List.of("stun:s"), List.of("turn:t", "turns:t"), "secret", Duration.ofDays(1));
        assertThat(servers.at(Instant.parse("2026-01-01T00:00:00Z"), "alice")).containsExactly(new IceServer(List.of("stun:s"), null, null),
                new IceServer(List.of("turn:t", "turns:t"), "1767312000:alice", "pQW9fO4NIIN0qx2LCuKZLcFfb5k="));
    }

    @Test
    void thereMayBeNone() {
        assertThat(new IceServers(List.of(), List.of(), "", Duration.ofDays(1)).at(Instant.now(), "alice")).isEmpty();
    }
}
