package org.parley.transport;

import java.net.InetSocketAddress;
import org.osgi.annotation.versioning.ConsumerType;

/** Who takes the connections of a {@link Listener}. */
@ConsumerType
@FunctionalInterface
public interface Acceptor {
    /**
     * Takes a new connection, on its event loop; must not block. Nothing is read before this returns.
     *
     * @return who is told of its messages and of its end
     */
    ConnectionListener accepted(Connection connection);

    /**
     * Whether one more from there may make the TLS handshake and the HTTP upgrade. Asked on an event loop when its address is known, where that is before them: for a trusted
     * proxy ({@link ListenOptions#trustedProxies}) when its header names the client, and not at all when it sends none. Must not block.
     *
     * @return what is run once, on the event loop, when it is open, just before {@link #accepted}, or has failed; null: it is closed at once, without a word
     */
    default Runnable arriving(InetSocketAddress from) {
        return () -> { };
    }
}
