package org.parley.signaling;

import org.osgi.annotation.versioning.ProviderType;

/** Being told of events, until closed. */
@ProviderType
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Tells nothing more, but for a call that is under way on another thread. Idempotent. */
    @Override
    void close();
}
