package org.parley.transport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How to accept connections.
 *
 * @param handshakeTimeout for what a proxy says first, the TLS handshake and the HTTP upgrade together, counted from the accept; then the socket is closed
 * @param timeout          see {@link Connection#timeout}
 * @param maxFrameBytes    the largest message that is accepted, without framing; 1 to 2^30
 * @param maxUnsentBytes   the most that may wait to be sent
 * @param identity         asked for each TLS handshake, so that a renewed certificate is used without a restart; null for plain transports
 * @param trustedProxies   tells which addresses are proxies whose word is taken about where a client is ({@link Connection#remoteAddress}): a header of the
 *                         PROXY protocol, version 1 or 2, that comes before everything else, also before TLS; over WebSockets without one, the
 *                         {@code X-Forwarded-For} of the upgrade, of which the right-most address counts that is not such a proxy itself. From anybody
 *                         else such a header breaks the framing, {@code X-Forwarded-For} means nothing. Asked on event loops; must not block
 */
public record ListenOptions(Duration handshakeTimeout, Duration timeout, int maxFrameBytes, long maxUnsentBytes, Supplier<TlsIdentity> identity,
        Predicate<InetAddress> trustedProxies) {
    /** @throws IllegalArgumentException when a limit is out of range */
    public ListenOptions {
        Range.positive("handshakeTimeout", handshakeTimeout);
        Range.positive("timeout", timeout);
        Range.frame(maxFrameBytes);
        Range.unsent(maxUnsentBytes);
        Objects.requireNonNull(trustedProxies, "trustedProxies");
    }

    /** Without a proxy whose word is taken. */
    public ListenOptions(Duration handshakeTimeout, Duration timeout, int maxFrameBytes, long maxUnsentBytes, Supplier<TlsIdentity> identity) {
        this(handshakeTimeout, timeout, maxFrameBytes, maxUnsentBytes, identity, address -> false);
    }

    /** 5 s for handshakes, lost after 15 s of silence, messages of 64 KiB, 1 MiB unsent, no identity, no trusted proxy. */
    public static ListenOptions defaults() {
        return new ListenOptions(Duration.ofSeconds(5), Duration.ofSeconds(15), 65_536, 1 << 20, null);
    }

    /** The same with an identity for TLS. */
    public ListenOptions withIdentity(Supplier<TlsIdentity> other) {
        return new ListenOptions(handshakeTimeout, timeout, maxFrameBytes, maxUnsentBytes, other, trustedProxies);
    }

    /** The same with other {@code trustedProxies}. */
    public ListenOptions withTrustedProxies(Predicate<InetAddress> others) {
        return new ListenOptions(handshakeTimeout, timeout, maxFrameBytes, maxUnsentBytes, identity, others);
    }
}
