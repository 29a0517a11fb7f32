package org.parley.transport;

import java.time.Duration;

/** Checks limits. */
final class Range {
    private static final int MAX_FRAME_BYTES = 1 << 30;

    private Range() {}

    static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " = " + value + ": must be longer than 0");
        }
    }

    static void frame(int maxFrameBytes) {
        if (maxFrameBytes < 1 || maxFrameBytes > MAX_FRAME_BYTES) {
            throw new IllegalArgumentException("maxFrameBytes = " + maxFrameBytes + ": must be 1 to " + MAX_FRAME_BYTES);
        }
    }

    static void unsent(long maxUnsentBytes) {
        if (maxUnsentBytes < 1) {
            throw new IllegalArgumentException("maxUnsentBytes = " + maxUnsentBytes + ": must be at least 1");
        }
    }
}
