package org.parley.transport;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How to accept connections.
 *
 * @param handshakeTimeout for the TLS handshake and the HTTP upgrade together, counted from the accept; then the socket is closed
 * @param timeout          see {@link Connection#timeout}
 * @param maxFrameBytes    the largest message that is accepted, without framing; 1 to 2^30
 * @param maxUnsentBytes   the most that may wait to be sent
 * @param identity         asked for each TLS handshake, so that a renewed certificate is used without a restart; null for plain transports
 */
public record ListenOptions(Duration handshakeTimeout, Duration timeout, int maxFrameBytes, long maxUnsentBytes, Supplier<TlsIdentity> identity) {
    /** @throws IllegalArgumentException when a limit is out of range */
    public ListenOptions {
        Range.positive("handshakeTimeout", handshakeTimeout);
        Range.positive("timeout", timeout);
        Range.frame(maxFrameBytes);
        Range.unsent(maxUnsentBytes);
    }

    /** 5 s for handshakes, lost after 15 s of silence, messages of 64 KiB, 1 MiB unsent, no identity. */
    public static ListenOptions defaults() {
        return new ListenOptions(Duration.ofSeconds(5), Duration.ofSeconds(15), 65_536, 1 << 20, null);
    }

    /** The same with an identity for TLS. */
    public ListenOptions withIdentity(Supplier<TlsIdentity> other) {
        return new ListenOptions(handshakeTimeout, timeout, maxFrameBytes, maxUnsentBytes, other);
    }
}
