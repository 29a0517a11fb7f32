package org.parley.media;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told what happens to a {@link DataChannel}, on threads of the engine, one call after another. What it throws is logged and dropped. */
@ConsumerType
public interface DataChannelListener {
    /** Messages can be sent. */
    void onOpen();

    /**
     * A message of the other side, at most {@link DataChannel#MOST_BYTES}; good until this returns. May block for a disk: that holds up nothing else. Where the
     * engine can, the other side must wait meanwhile; where it cannot, it keeps up to 32 MiB for all channels of a session, and closes the channel that gets more.
     */
    void onMessage(ByteBuffer message);

    /** What was queued has shrunk to 256 KiB or less, after it was more. */
    void onDrained();

    /** The channel has ended: by either side, or with its session. Once, and nothing after it. */
    void onClosed();
}
