package org.parley.signaling.client.internal;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: 0.5 s doubling to 30 s, each ±50 %. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long LAST_MILLIS = 30_000;

    private final DoubleSupplier random;
    private long nominalMillis = FIRST_MILLIS;

    /** {@code random} gives 0 (inclusive) to 1 (exclusive). */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    Duration next() {
        long millis = Math.round(nominalMillis * (0.5 + random.getAsDouble()));
        nominalMillis = Math.min(LAST_MILLIS, nominalMillis * 2);
        return Duration.ofMillis(millis);
    }

    /** A random moment up to {@code most}, so that the clients of a server that restarts do not come all at once. */
    Duration within(Duration most) {
        return Duration.ofMillis(Math.round(most.toMillis() * random.getAsDouble()));
    }

    void reset() {
        nominalMillis = FIRST_MILLIS;
    }
}
