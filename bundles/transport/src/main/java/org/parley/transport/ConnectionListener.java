package org.parley.transport;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happens on a connection: always on the connection's own event loop, in order, one call after another.
 * Methods must not block. What they throw is logged and closes the connection with {@link CloseReason.Kind#FAILED}.
 */
@ConsumerType
public interface ConnectionListener {
    /** A whole message came. The frame is good until this returns. */
    void onMessage(Frame frame);

    /**
     * The other side broke the framing and the stream cannot be read any further: no message follows. Sending still works, so that an error can
     * be sent before {@link Connection#finish}. A violation of RFC 6455 is not told here: it closes the connection with the RFC's code.
     */
    void onBroken(FramingError error);

    /** A batch of messages that arrived together has been delivered. */
    default void onBatchEnd() {}

    /** Everything queued has been handed to the system, after {@link Connection#unsentBytes} was above zero. */
    default void onDrained() {}

    /** The connection has ended. Called exactly once, and nothing after it. */
    void onClosed(CloseReason reason);
}
