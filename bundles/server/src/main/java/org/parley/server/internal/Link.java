package org.parley.server.internal;

import org.parley.transport.Frame;

/** The connection of a session, as the session sees it. */
interface Link {
    /** Queues a message; false when the connection is lost, closed or displaced. */
    boolean send(Frame frame);

    /** Where the client is. */
    default String remote() {
        return "";
    }

    /** How long its session outlives it, as the client was told. */
    long resumeMillis();

    /** How many bytes wait to be sent. */
    long unsentBytes();

    /** Whether that is so much that messages of others are refused. */
    boolean isFull();

    /**
     * Ends the connection with {@code displaced} and that text: waits for the message that it is handling, handles no more, and sends nothing after the error. Its session
     * stays as it is.
     */
    void displace(String why);
}
