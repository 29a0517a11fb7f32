package org.parley.server.internal;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clock of the machine, and one thread for timers. */
final class SystemTime implements ServerTime, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);

    private final ScheduledThreadPoolExecutor executor;

    SystemTime() {
        executor = new ScheduledThreadPoolExecutor(1, new ServerThreads("timer"));
        executor.setRemoveOnCancelPolicy(true);
        executor.setRejectedExecutionHandler((task, ended) -> { });
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Timer after(long millis, Runnable task) {
        Future<?> future = executor.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) { // also without memory or a thread: whoever comes later is not to wait for ever
            LOG.error("A timer of the server failed", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
