package org.parley.call;

import java.time.Instant;

/** An ended call, for the history. */
public record CallRecord(String id, String peer, Call.Direction direction, Instant begun, CallEnd end) {}
