package org.parley.server.internal;

import java.util.concurrent.ThreadFactory;

/** Threads that compute for long and give their processor to whoever wakes up: an event loop would otherwise wait for a hash. See {@link Turns}. */
final class LongTurns implements ThreadFactory {
    static final long TURN_NANOS = 100_000_000;

    private final ThreadFactory threads;

    /** Threads made by another. */
    LongTurns(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public Thread newThread(Runnable task) {
        return threads.newThread(() -> {
            Turns.ask(Turns.self(), TURN_NANOS);
            task.run();
        });
    }
}
