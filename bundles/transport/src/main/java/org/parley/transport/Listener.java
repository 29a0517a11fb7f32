package org.parley.transport;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** A bound listening socket. */
@ProviderType
public interface Listener extends AutoCloseable {
    /** The address that is bound, with the port that the system chose where 0 was asked for. */
    URI uri();

    /** Stops accepting; idempotent, bounded. Connections already accepted stay open. */
    @Override
    void close();
}
