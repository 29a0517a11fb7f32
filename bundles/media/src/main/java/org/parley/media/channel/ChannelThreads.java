package org.parley.media.channel;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads of an engine on which {@link ChannelInbox} tells listeners, as many as block at a time; those that are idle end after 5 s. Any thread may call. */
public final class ChannelThreads implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelThreads.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
        Thread thread = new Thread(work, "parley-channel-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    /** Threads begin when they are wanted. */
    public ChannelThreads() {}

    /** Runs {@code work}; after {@link #end} it is dropped. */
    @Override
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the engine has ended, a listener of a data channel is not told");
        }
    }

    /** Takes no more work; what was given is still done. Returns at once, idempotent. */
    public void end() {
        threads.shutdown();
    }
}
