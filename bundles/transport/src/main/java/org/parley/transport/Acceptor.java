package org.parley.transport;

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
}
