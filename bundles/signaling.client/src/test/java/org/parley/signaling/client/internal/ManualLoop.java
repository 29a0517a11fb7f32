package org.parley.signaling.client.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Runs on the test's thread, when it says so. */
final class ManualLoop implements Loop {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Waiting> timers = new ArrayList<>();
    private long nanos = 1_000_000_000L;
    private long sleptMillis;
    private boolean ended;

    @Override
    public void execute(Runnable task) {
        if (ended) {
            throw new RejectedExecutionException();
        }
        tasks.add(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Waiting timer = new Waiting(nanos + delay.toNanos(), task);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long currentMillis() {
        return nanos / 1_000_000 + sleptMillis;
    }

    /** The machine was asleep, and its clocks with it, but for the time of day. */
    void slept(Duration duration) {
        sleptMillis += duration.toMillis();
    }

    @Override
    public boolean end(Duration patience) {
        run();
        ended = true;
        timers.clear();
        return true;
    }

    /** Runs all that is to be run now. */
    void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Lets time pass, and runs what is due at its time. */
    void advance(Duration duration) {
        run();
        long until = nanos + duration.toNanos();
        while (true) {
            Waiting first = timers.stream().min(Comparator.comparingLong(Waiting::due)).orElse(null);
            if (first == null || first.due > until) {
                nanos = until;
                return;
            }
            timers.remove(first);
            nanos = Math.max(nanos, first.due);
            first.task.run();
            run();
        }
    }

    int timers() {
        return timers.size();
    }

    private static final class Waiting {
        private final long due;
        private final Runnable task;

        Waiting(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        long due() {
            return due;
        }
    }
}
