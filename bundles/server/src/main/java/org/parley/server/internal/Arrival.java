package org.parley.server.internal;

import org.parley.protocol.Reply;

/**
 * A message that was looked at on its arrival: either it is to be handled or it is refused.
 *
 * @param message null when it is refused
 * @param refusal null when it is to be handled
 * @param closes  the refusal is the last word
 */
record Arrival(Incoming message, Reply.Error refusal, boolean closes) {
    static Arrival of(Incoming message) {
        return new Arrival(message, null, false);
    }

    static Arrival refused(Reply.Error refusal, boolean closes) {
        return new Arrival(null, refusal, closes);
    }

    /** The same for later, when the frame that came is no longer good. */
    Arrival kept() {
        return message == null ? this : of(message.kept());
    }

    /** What was {@link #kept}, ready to be handled. */
    Arrival resumed() {
        return message == null ? this : of(message.resumed());
    }

    /** What it weighs while it waits. */
    int length() {
        return message == null ? 0 : message.frame().length();
    }
}
