package org.parley.call.internal.thread;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread {@code parley-call-1}. What comes after {@link #close} is dropped. */
public final class CallThread implements Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallThread.class);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, this::thread, (task, dropping) -> {});
    private volatile Thread thread;

    /** Begins with the first task. */
    public CallThread(Clock clock) {
        this.clock = clock;
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> guarded(task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        ScheduledFuture<?> future = executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** Ends the thread; tasks that wait are dropped. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("The call thread met an error and goes on", e);
        }
    }

    /** Whether the caller runs on this thread. */
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private Thread thread(Runnable run) {
        Thread made = new Thread(run, "parley-call-1");
        made.setDaemon(true);
        thread = made;
        return made;
    }
}
