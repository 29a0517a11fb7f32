package org.parley.launcher.conformance.wire;

import java.io.IOException;
import java.time.Duration;

/** A connection that carries messages. */
public interface Wire extends AutoCloseable {
    /** Sends a message of that content; returns when the system has taken it. */
    void send(byte[] message) throws IOException;

    /** What comes next; null when nothing does within {@code patience}. */
    Arrival next(Duration patience) throws InterruptedException;

    /** Breaks the connection off. */
    @Override
    void close();
}
