package org.parley.transport.netty;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/** How late a loop comes to what it should do once a period; of the latest {@value #KEPT} periods. One thread ticks, any may ask. */
final class Lag {
    private static final int KEPT = 16;

    private final long periodNanos;
    private final AtomicLongArray late = new AtomicLongArray(KEPT);
    private volatile long lastNanos;
    private int next;

    Lag(Duration period, long nowNanos) {
        periodNanos = period.toNanos();
        lastNanos = nowNanos;
    }

    /** The period is over. */
    void tick(long nowNanos) {
        late.lazySet(next, late(nowNanos));
        next = (next + 1) % KEPT;
        lastNanos = nowNanos;
    }

    private long late(long nowNanos) {
        return Math.max(0, nowNanos - lastNanos - periodNanos);
    }

    /** The greatest, that of the period that is not over included: a loop that hangs is ever later. */
    Duration greatest(long nowNanos) {
        long greatest = late(nowNanos);
        for (int i = 0; i < KEPT; i++) {
            greatest = Math.max(greatest, late.get(i));
        }
        return Duration.ofNanos(greatest);
    }
}
