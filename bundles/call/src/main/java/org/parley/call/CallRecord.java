package org.parley.call;

import java.time.Instant;

/** An ended call, for the history. */
public record CallRecord(String id, String peer, Call.Direction direction, Instant begun, CallEnd end) {
    /** Whether this user was called, and nobody answered. */
    public boolean missed() {
        return direction == Call.Direction.INCOMING && (end.reason() == EndReason.NO_ANSWER || end.reason() == EndReason.CANCELLED);
    }
}
