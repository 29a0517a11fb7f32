package org.parley.signaling.client.internal;

import java.time.Duration;

/** The one thread that owns the client's state, and the client's time. Tests turn it by hand. */
interface Loop {
    /**
     * Runs {@code task} on the thread, behind what was given before. Any thread may call.
     *
     * @throws java.util.concurrent.RejectedExecutionException after {@link #end}
     */
    void execute(Runnable task);

    /** Runs {@code task} on the thread after {@code delay}, unless the loop has ended by then. */
    Timer schedule(Duration delay, Runnable task);

    /** Monotonic time. Any thread may call. */
    long nanoTime();

    /** Unix time in milliseconds. */
    long currentMillis();

    /**
     * Runs what was given before and takes nothing more. Waits for that, unless called on the thread itself.
     *
     * @return false when it was not done within {@code patience}; the thread is then interrupted
     */
    boolean end(Duration patience);

    /** A task that waits for its time. */
    @FunctionalInterface
    interface Timer {
        /** Idempotent; nothing happens when the task has run. */
        void cancel();
    }
}
