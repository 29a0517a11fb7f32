package org.parley.signaling.client.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * What is configured, checked.
 *
 * @param agent                what the server is told this client is
 * @param allowPlainPasswords  whether passwords and tokens go over a plain connection to another host
 * @param connectTimeoutMillis for a connection with its handshakes, and again for the welcome
 * @param requestTimeoutMillis for an answer
 * @param refresh              how often a session's token and ICE servers are made new
 * @param maxFrameBytes        the largest message that is accepted
 * @param via                  where the server is reached, whatever address was given; null for that
 */
record Settings(String agent, boolean allowPlainPasswords, int connectTimeoutMillis, int requestTimeoutMillis, Duration refresh, int maxFrameBytes, URI via) {
    /** @throws IllegalArgumentException naming key, value and what is allowed */
    Settings {
        check("connectTimeoutMillis", connectTimeoutMillis, 100, 120_000);
        check("requestTimeoutMillis", requestTimeoutMillis, 100, 120_000);
        check("refreshMinutes", (int) refresh.toMinutes(), 1, 10_080);
        check("maxFrameBytes", maxFrameBytes, 65_536, 16_777_216);
    }

    static Settings of(String agent, SignalingConfig config) {
        return new Settings(agent, config.allowPlainPasswords(), config.connectTimeoutMillis(), config.requestTimeoutMillis(),
                Duration.ofMinutes(config.refreshMinutes()), config.maxFrameBytes(), address("via", config.via()));
    }

    private static URI address(String key, String value) {
        if (value.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(value.strip());
            if (uri.getScheme() != null && uri.getScheme().matches("tls|wss|tcp|ws") && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException("conf/org.parley.signaling.cfg: " + key + " is " + value + "; allowed is an address such as wss://example.org:7444, or nothing");
    }

    private static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("conf/org.parley.signaling.cfg: " + key + " is " + value + "; allowed is " + least + " to " + most);
        }
    }

    Duration requestTimeout() {
        return Duration.ofMillis(requestTimeoutMillis);
    }
}
