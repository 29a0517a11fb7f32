package org.parley.launcher.conformance;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The pings of all connections. */
final class Clock {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "parley-conformance-ping-1");
        thread.setDaemon(true);
        return thread;
    });

    private Clock() {}

    static ScheduledFuture<?> every(long millis, Runnable task) {
        return TIMER.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
    }
}
