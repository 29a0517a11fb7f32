package org.parley.call.internal.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads {@code parley-call-disk-<n>}, at most 4, for what waits for a disk. They end when idle for 5 s. What comes after {@link #close} is dropped. */
public final class DiskThreads implements Executor, AutoCloseable {
    private static final int MOST = 4;
    private static final long END_SECONDS = 1;

    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(MOST, MOST, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread, (late, ended) -> {});

    /** Makes none yet. */
    public DiskThreads() {
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Waits until all that was given is done, 1 s at most. */
    @Override
    public void close() {
        // A task may be followed by another of its series, which must be taken as long as there are any.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        try {
            while (executor.getCompletedTaskCount() < executor.getTaskCount() && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            executor.shutdown();
            executor.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdown();
        }
    }

    private Thread thread(Runnable run) {
        Thread thread = new Thread(run, "parley-call-disk-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
