package org.parley.server.internal;

import org.parley.transport.Connection;
import org.parley.transport.Frame;

/** What is sent on a connection, until a last word. Thread-safe. */
final class Outbox {
    private final Connection connection;
    private boolean silent;

    Outbox(Connection connection) {
        this.connection = connection;
    }

    /** Queues a message; false after the last word or when the connection is lost. */
    synchronized boolean send(Frame frame) {
        return !silent && connection.send(frame);
    }

    /** Queues the last message and ends the connection behind it; without effect after a last word. */
    synchronized void last(Frame frame) {
        if (!silent) {
            silent = true;
            connection.send(frame);
            connection.finish();
        }
    }
}
