package org.parley.call.internal.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads {@code parley-call-media-<n>} for what an engine may take seconds for. They end when idle for 5 s, or after {@link #close} when their work is done. */
public final class MediaThreads implements Executor, AutoCloseable {
    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread,
            // What still has to be freed after the end is freed by whoever reports it.
            (late, ended) -> late.run());

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private Thread thread(Runnable run) {
        Thread thread = new Thread(run, "parley-call-media-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
