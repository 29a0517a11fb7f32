package org.parley.server.internal;

import org.parley.server.internal.figures.Counters;
import org.parley.transport.Connection;
import org.parley.transport.Frame;

/** What is sent on a connection, until a last word. Thread-safe. */
final class Outbox {
    private final Connection connection;
    private final Counters counters;
    private boolean silent;

    Outbox(Connection connection, Counters counters) {
        this.connection = connection;
        this.counters = counters;
    }

    /** Queues a message; false after the last word or when the connection is lost. */
    synchronized boolean send(Frame frame) {
        boolean sent = !silent && connection.send(frame);
        if (sent) {
            counters.sent(frame.length());
        }
        return sent;
    }

    /** Queues the last message and ends the connection behind it; without effect after a last word. */
    synchronized void last(Frame frame) {
        if (!silent) {
            silent = true;
            if (connection.send(frame)) {
                counters.sent(frame.length());
            }
            connection.finish();
        }
    }
}
