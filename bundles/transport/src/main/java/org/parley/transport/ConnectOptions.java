package org.parley.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * How to open a connection.
 *
 * @param connectTimeout for the connection with all its handshakes
 * @param timeout        see {@link Connection#timeout}
 * @param maxFrameBytes  the largest message that is accepted, without framing; 1 to 2^30
 * @param maxUnsentBytes the most that may wait to be sent
 * @param trust          decides about the server's certificate; not asked by plain transports
 */
public record ConnectOptions(Duration connectTimeout, Duration timeout, int maxFrameBytes, long maxUnsentBytes, CertificateTrust trust) {
    /** @throws IllegalArgumentException when a limit is out of range */
    public ConnectOptions {
        Range.positive("connectTimeout", connectTimeout);
        Range.positive("timeout", timeout);
        Range.frame(maxFrameBytes);
        Range.unsent(maxUnsentBytes);
        Objects.requireNonNull(trust, "trust");
    }

    /** 5 s to connect, lost after 15 s of silence, messages of 64 KiB, 1 MiB unsent. */
    public static ConnectOptions defaults() {
        return new ConnectOptions(Duration.ofSeconds(5), Duration.ofSeconds(15), 65_536, 1 << 20, CertificateTrust.VOUCHED);
    }

    /** The same with another {@code trust}. */
    public ConnectOptions withTrust(CertificateTrust other) {
        return new ConnectOptions(connectTimeout, timeout, maxFrameBytes, maxUnsentBytes, other);
    }
}
