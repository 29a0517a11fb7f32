package org.parley.call.internal.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** The call thread and its time. Any thread may {@link #execute}; tasks run one after another, in order. Timers belong to the call thread. */
public interface Loop extends Executor {
    /** Runs {@code task} on the call thread after {@code delay}, unless it is cancelled before. */
    Timer after(Duration delay, Runnable task);

    /** Time that only grows, in nanoseconds. */
    long nanos();

    /** The time of day. */
    Instant now();

    /** Something that will be done later. */
    @FunctionalInterface
    interface Timer {
        /** Nothing is to come. */
        Timer NONE = () -> {};

        /** It will not be done, if this is called on the call thread. Idempotent. */
        void cancel();
    }
}
