package org.parley.media;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** A data channel beside {@code parley}, reliable and ordered, for binary messages (W3C WebRTC 6.2, RFC 8831). Any thread may call; every method returns at once. */
@ProviderType
public interface DataChannel {
    /** Most bytes of a message. */
    int MOST_BYTES = 16 * 1024;

    /** Its name, the same on both sides. */
    String label();

    /** Who is told from now on. Whoever is given a channel by {@link SessionListener#onChannel} sets it before that returns, so that nothing is missed. */
    void listener(DataChannelListener listener);

    /**
     * Queues a message, a copy of what remains in {@code message}.
     *
     * @return false, and nothing is queued, when the channel is not open, or 4 MiB are queued
     * @throws IllegalArgumentException for more than {@link #MOST_BYTES}
     */
    boolean send(ByteBuffer message);

    /** Bytes that were queued and have not left yet. */
    long bufferedBytes();

    /** Closes the channel when what was queued has left. Idempotent. */
    void close();
}
