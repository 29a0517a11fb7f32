package org.parley.transport.netty;

import io.netty.channel.Channel;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes what TLS handshakes ask for, away from the event loops: signatures and keys take a millisecond or more each, and whoever makes or begins many connections would
 * hold up everybody's messages. Its threads live only while there is something to do. Thread-safe.
 */
final class Handshakes {
    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);

    private final Threads threads;
    private final ThreadPoolExecutor pool;

    /** On threads {@code <prefix><n>}, at most that many. */
    Handshakes(String prefix, int most) {
        threads = new Threads(prefix);
        pool = new ThreadPoolExecutor(most, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * For the handshake of one channel, on whose event loop it is called. Nothing is read from the channel meanwhile, so that what its peer sends on stays with that peer; and
     * nothing is computed any more for one that was closed while it waited.
     */
    Executor of(Channel channel) {
        return task -> {
            channel.config().setAutoRead(false);
            pool.execute(() -> compute(channel, task));
        };
    }

    private static void compute(Channel channel, Runnable task) {
        if (!channel.isOpen()) {
            return;
        }
        task.run();
        try {
            channel.eventLoop().execute(() -> channel.config().setAutoRead(true));
        } catch (RejectedExecutionException stopped) {
            LOG.debug("{}: its event loop has ended before", channel);
        }
    }

    /** Computes nothing more; what is being computed is finished. */
    void stop() {
        pool.shutdownNow();
    }

    /** As {@link Threads#join}. */
    boolean join(long deadlineNanos) throws InterruptedException {
        return threads.join(deadlineNanos);
    }
}
