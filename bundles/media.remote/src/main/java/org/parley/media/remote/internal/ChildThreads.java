package org.parley.media.remote.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.channel.ChannelThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's threads for one child. Any thread may call; work that comes after the end is dropped. */
final class ChildThreads {
    private static final Logger LOG = LoggerFactory.getLogger(ChildThreads.class);
    private static final AtomicInteger PICTURES = new AtomicInteger();
    private static final long IDLE_SECONDS = 5;

    private final int child;
    private final ThreadPoolExecutor writer;
    private final ThreadPoolExecutor events;
    private final ThreadPoolExecutor feeds;
    private final ThreadPoolExecutor pictures;
    private final ChannelThreads channels = new ChannelThreads();

    ChildThreads(int child) {
        this.child = child;
        writer = single("parley-remote-writer-" + child);
        events = single("parley-remote-events-" + child);
        feeds = single("parley-remote-feeds-" + child);
        feeds.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        feeds.allowCoreThreadTimeOut(true);
        pictures = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
                named(() -> "parley-remote-pictures-" + PICTURES.incrementAndGet()), new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadPoolExecutor single(String name) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(() -> name), new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadFactory named(java.util.function.Supplier<String> name) {
        return work -> {
            Thread thread = new Thread(work, name.get());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Begins to read. */
    void reader(Runnable work) {
        named(() -> "parley-remote-reader-" + child).newThread(work).start();
    }

    /** Sends something, in order. */
    void write(Runnable work) {
        writer.execute(work);
    }

    /** Calls a listener, in order; what it throws is logged. */
    void event(Runnable work) {
        events.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError | AssertionError e) {
                LOG.warn("a listener of the media engine failed", e);
            }
        });
    }

    /** Starts or stops a feed, in order; that may block. */
    void feed(Runnable work) {
        feeds.execute(work);
    }

    /** Waits until what was given to {@link #feed} is done, {@code millis} at most. */
    void awaitFeeds(long millis) {
        try {
            Callable<Void> nothing = () -> null;
            feeds.submit(nothing).get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException | java.util.concurrent.ExecutionException | TimeoutException e) {
            LOG.debug("a feed does not stop");
        }
    }

    /** Lends a thread for each stream of pictures. */
    Executor pictures() {
        return pictures;
    }

    /** Lends threads for listeners of data channels. */
    Executor channels() {
        return channels;
    }

    /** Takes no more work; what listeners are still to be told is told. */
    void end() {
        writer.shutdownNow();
        events.shutdown();
        feeds.shutdown();
        pictures.shutdown();
        channels.end();
    }
}
