package org.parley.server.internal;

import java.util.concurrent.ThreadFactory;

/**
 * Threads that compute for longer than those who talk may wait, and give their processor to whoever wakes up. They are nicer than others, too, since Linux lets in at once only who has not had more
 * than its share: beside a nice one that is nearly always so. See {@link Turns}.
 */
final class LongTurns implements ThreadFactory {
    /** Of threads that hash, for milliseconds each time. */
    static final long HASH_NANOS = 100_000_000;
    /** Of threads that ask the store, which hold locks that others want: shorter, so that no hash keeps them waiting. */
    static final long STORE_NANOS = 50_000_000;
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

    /** Asks for turns as those of a hash for the threads by which Java compiles, and so for those that they start. The first who asks may wait for a library to be loaded. */
    static void compileInLongTurns() {
        Turns.threads().stream().filter(LongTurns::compiles).forEach(thread -> Turns.ask(thread, HASH_NANOS, NICER));
    }

    /** By its name in HotSpot, of which Linux has 15 characters. */
    private static boolean compiles(long thread) {
        return Turns.name(thread).matches("C[12] Compiler.*");
    }
}
