package org.parley.server.internal;

import java.util.concurrent.ThreadFactory;

/**
 * Threads that compute for longer than those who talk may wait, and give their processor to whoever wakes up. They are nicer than others, too, since Linux lets in at once only who has not had more
 * than its share: beside a nice one that is nearly always so. See {@link Turns}.
 */
final class LongTurns implements ThreadFactory {
    /** Of threads that hash, for milliseconds each time. */
    static final long HASH_NANOS = 100_000_000;
    /** Of threads that do what comes of a hash, and hold locks meanwhile that others want: shorter, so that they need not wait for the next hash. */
    static final long OUTCOME_NANOS = 50_000_000;
    /** A tenth of a processor that another wants all the time as well: then a hash takes ten times as long, and does not starve. */
    static final int NICER = 10;

    private final ThreadFactory threads;
    private final long nanos;

    /** Threads made by another, with turns of {@code nanos}. */
    LongTurns(ThreadFactory threads, long nanos) {
        this.threads = threads;
        this.nanos = nanos;
    }

    @Override
    public Thread newThread(Runnable task) {
        return threads.newThread(() -> {
            Turns.ask(Turns.self(), nanos, NICER);
            task.run();
        });
    }
}
