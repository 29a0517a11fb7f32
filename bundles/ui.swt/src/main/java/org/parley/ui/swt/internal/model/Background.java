package org.parley.ui.swt.internal.model;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may block away from the UI thread, and brings the result there. */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int MOST_THREADS = 4;

    private final Executor ui;
    private final ExecutorService devices = pool("parley-ui-work", MOST_THREADS);
    private final ExecutorService disk = pool("parley-ui-disk", 1);

    /** @param ui where results go */
    public Background(Executor ui) {
        this.ui = ui;
    }

    private static ExecutorService pool(String name, int most) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(most, most, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, name + "-" + (count.getAndIncrement() % most + 1));
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Runs {@code work} soon, beside others; then one of the two on the UI thread. */
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        start(devices, work, done, failed);
    }

    /** Runs {@code work} after all that was given here before; then one of the two on the UI thread. */
    public <T> void disk(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        start(disk, work, done, failed);
    }

    /** Writes, in order; a failure is logged. */
    public void write(Runnable work) {
        disk(() -> {
            work.run();
            return null;
        }, nothing -> {}, e -> LOG.warn("not written", e));
    }

    private <T> void start(ExecutorService pool, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        try {
            pool.execute(() -> {
                try {
                    T result = work.call();
                    ui.execute(() -> done.accept(result));
                } catch (Exception e) {
                    ui.execute(() -> failed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the windows are closed already", e);
        }
    }

    /** Takes nothing more; what was given to the disk is written within 2 s. */
    @Override
    public void close() {
        devices.shutdown();
        disk.shutdown();
        try {
            if (!disk.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("the disk is slow: settings may not be saved");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
