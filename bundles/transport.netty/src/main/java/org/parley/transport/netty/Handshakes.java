package org.parley.transport.netty;

import io.netty.channel.Channel;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;

/**
 * Computes what TLS handshakes ask for, away from the event loops: signatures and keys take a millisecond or more each, and whoever makes or begins many connections would
 * hold up everybody's messages. Thread-safe.
 */
final class Handshakes {
    private final Threads threads;
    private final ThreadPoolExecutor pool;

    /** On threads {@code <prefix><n>}, at most that many. */
    Handshakes(String prefix, int most) {
        threads = new Threads(prefix);
        pool = new ThreadPoolExecutor(most, most, 0, TimeUnit.SECONDS, new LatestFirst(), threads);
    }

    /**
     * Starts the threads, which stay until {@link #stop}; does nothing the next time. Not on an event loop: Linux has a thread inherit how long turns of the processor its starter
     * asks for, and those that compute must not ask for turns as short as an event loop may.
     */
    void begin() {
        pool.prestartAllCoreThreads();
    }

    /** The handshake of one channel; nothing is computed any more for one that was closed while it waited. */
    Handshake of(Channel channel, SSLEngine engine) {
        return new Handshake(channel, engine, this);
    }

    /** @throws RejectedExecutionException after {@link #stop} */
    void compute(Computation what) {
        pool.execute(what);
    }

    /** How many computations wait, those included that are over and not gone yet. */
    int waiting() {
        return pool.getQueue().size();
    }

    /** Computes nothing more; what is being computed is finished. */
    void stop() {
        pool.shutdownNow();
    }

    /** As {@link Threads#join}. */
    boolean join(long deadlineNanos) throws InterruptedException {
        return threads.join(deadlineNanos);
    }

    /** Something to compute. */
    interface Computation extends Runnable {
        /** Whether nobody waits for it any more. */
        default boolean isOver() {
            return false;
        }
    }

    /**
     * What waits. The latest is taken first: who came before it may have given up by then, and taken in their order those that have waited too long would take the time from
     * those that have not. What waits for nobody any more, which are the oldest, goes when another comes.
     */
    private static final class LatestFirst extends LinkedBlockingDeque<Runnable> {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized boolean offer(Runnable latest) {
            for (Runnable oldest = peekLast(); oldest instanceof Computation computation && computation.isOver(); oldest = peekLast()) {
                removeLastOccurrence(oldest);
            }
            return offerFirst(latest);
        }
    }
}
