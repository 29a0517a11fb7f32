package org.parley.server.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that stands still until it is turned. */
public final class ManualTime implements ServerTime {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Entry> entries = new ArrayList<>();
    private long nanos = 1_000_000_000_000L;
    private final long startNanos = nanos;
    private long count;
    /** Happens once, after the next task has become due, which nobody can cancel any more, and before it is run. */
    Runnable meanwhile = () -> { };

    private record Entry(long due, long order, Runnable task) {}

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos - startNanos);
    }

    @Override
    public synchronized Timer after(long millis, Runnable task) {
        Entry entry = new Entry(nanos + millis * NANOS_PER_MILLI, count++, task);
        entries.add(entry);
        return () -> cancel(entry);
    }

    private synchronized void cancel(Entry entry) {
        entries.remove(entry);
    }

    private void run(Runnable due) {
        Runnable once = meanwhile;
        meanwhile = () -> { };
        once.run();
        due.run();
    }

    /** From now on nothing is run any more. */
    synchronized void hold() {
        entries.clear();
    }

    private synchronized Runnable takeDue(long until) {
        Entry next = entries.stream().min(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order)).orElse(null);
        if (next == null || next.due > until) {
            return null;
        }
        entries.remove(next);
        nanos = Math.max(nanos, next.due);
        return next.task;
    }

    /** Runs what is due; true when there was something. */
    public boolean runDue() {
        boolean any = false;
        for (Runnable task = takeDue(nanos()); task != null; task = takeDue(nanos())) {
            run(task);
            any = true;
        }
        return any;
    }

    /** Goes on by that long, running what becomes due on the way, and {@code settle} after each. */
    public void turn(long millis, Runnable settle) {
        long until = nanos() + millis * NANOS_PER_MILLI;
        for (Runnable task = takeDue(until); task != null; task = takeDue(until)) {
            run(task);
            settle.run();
        }
        synchronized (this) {
            nanos = until;
        }
    }
}
