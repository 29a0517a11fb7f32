package org.parley.call.internal;

import java.time.Duration;
import java.time.Instant;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.internal.thread.Loop;

/**
 * Notices once a second, while there is a call, that the machine was asleep: its timers do not count that time (System.nanoTime stands still on Linux and macOS), only the time
 * of day does. A clock that is set forward looks the same: at worst a call that rings ends early. On the call thread.
 */
final class SleepWatch {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** Clocks are corrected by less, and so late is no timer of a machine that is awake. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private final Loop loop;
    private final Runnable awoke;
    private Instant lookedAt;
    private long lookedNanos;
    private Loop.Timer next = Loop.Timer.NONE;
    private boolean watching;

    /** {@code awoke} is told after each sleep. */
    SleepWatch(Loop loop, Runnable awoke) {
        this.loop = loop;
        this.awoke = awoke;
    }

    /** What happens to the one call there is. */
    void heard(CallEvent event) {
        if (event instanceof CallEvent.StateChanged changed) {
            if (changed.state() == CallState.ENDED) {
                watching = false;
                next.cancel();
            } else if (!watching) {
                watching = true;
                watch();
            }
        }
    }

    private void watch() {
        lookedAt = loop.now();
        lookedNanos = loop.nanos();
        next = loop.after(INTERVAL, this::look);
    }

    private void look() {
        Duration asleep = Duration.between(lookedAt, loop.now()).minusNanos(loop.nanos() - lookedNanos);
        watch();
        if (asleep.compareTo(LEAST) >= 0) {
            awoke.run();
        }
    }
}
