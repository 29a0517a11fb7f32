package org.parley.server.internal;

import java.util.concurrent.ThreadFactory;

/**
 * Threads that compute for long and give their processor to whoever wakes up: an event loop would otherwise wait for a hash. They are nicer than others, too, since Linux lets in at once only who
 * has not had more than its share: beside a nice one that is nearly always so. See {@link Turns}.
 */
final class LongTurns implements ThreadFactory {
    static final long TURN_NANOS = 100_000_000;
    /** A tenth of a processor that another wants all the time as well: then a hash takes ten times as long, and does not starve. */
    static final int NICER = 10;

    private final ThreadFactory threads;

    /** Threads made by another. */
    LongTurns(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public Thread newThread(Runnable task) {
        return threads.newThread(() -> {
            Turns.ask(Turns.self(), TURN_NANOS, NICER);
            task.run();
        });
    }
}
