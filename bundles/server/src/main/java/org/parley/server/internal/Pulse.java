package org.parley.server.internal;

import java.time.Duration;

/** Whether timers come to their work: they would each second. Any thread may ask. */
final class Pulse {
    static final long PERIOD_MILLIS = 1_000;

    private final ServerTime time;
    private volatile long latestNanos;

    Pulse(ServerTime time) {
        this.time = time;
        beat();
    }

    private void beat() {
        latestNanos = time.nanos();
        time.after(PERIOD_MILLIS, this::beat);
    }

    /** How long ago they did. */
    Duration age() {
        return Duration.ofNanos(time.nanos() - latestNanos);
    }
}
