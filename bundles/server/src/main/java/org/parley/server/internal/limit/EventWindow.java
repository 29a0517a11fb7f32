package org.parley.server.internal.limit;

/** Tells when something happened so often within a time. Not synchronized; takes memory from the first event on. */
public final class EventWindow {
    private final int count;
    private final long windowNanos;
    private long[] times;
    private int next;
    private int filled;

    /** Tells at the {@code count}th event within {@code windowNanos}. */
    public EventWindow(int count, long windowNanos) {
        this.count = count;
        this.windowNanos = windowNanos;
    }

    /** Notes an event; true when it is at least the {@code count}th within the time. */
    public boolean hit(long nowNanos) {
        if (times == null) {
            times = new long[count];
        }
        times[next] = nowNanos;
        next = (next + 1) % count;
        filled = Math.min(count, filled + 1);
        return filled == count && nowNanos - times[next] <= windowNanos;
    }
}
