package org.parley.media.webrtc.internal;

import java.util.concurrent.locks.LockSupport;

/** Wakes a thread at even intervals without drift: after a late wake-up the next interval is shorter; who is late by more than {@code LONGEST_LAG_NANOS} skips what was missed. */
final class Pace {
    private static final long LONGEST_LAG_NANOS = 200_000_000;

    private final long intervalNanos;
    private long next = System.nanoTime();

    Pace(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Waits for the end of the interval. May return early when the thread is interrupted. */
    void await() {
        next += intervalNanos;
        long now = System.nanoTime();
        if (now - next > LONGEST_LAG_NANOS) {
            next = now;
        }
        for (long left = next - now; left > 0 && !Thread.currentThread().isInterrupted(); left = next - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
