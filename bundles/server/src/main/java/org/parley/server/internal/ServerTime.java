package org.parley.server.internal;

import java.time.Instant;

/** The clock and the timers of the server; tests turn it by hand. Any thread may call. */
public interface ServerTime {
    /** A moment, comparable with {@link org.parley.transport.Connection#openedNanos}. */
    long nanos();

    /** The time of day. */
    Instant now();

    /** Runs {@code task} on the timer thread, not earlier than in {@code millis} and never before this returns. It must not block. */
    Timer after(long millis, Runnable task);

    /** Runs {@code task} soon on the timer thread. */
    default void soon(Runnable task) {
        after(0, task);
    }

    /** What will run later. */
    @FunctionalInterface
    interface Timer {
        /** Idempotent; without effect once it runs. */
        void cancel();
    }
}
