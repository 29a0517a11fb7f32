package org.parley.server.internal.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * At most so many counted events a key within a time. An attempt is begun first and counted or not when its outcome is known; those under way take a place
 * each, so that many at once do not get past the limit; who finds no place because of them waits. Synchronized. Of more than {@value #MAX_KEYS} keys those with the oldest events are forgotten.
 */
public final class KeyedLimit {
    private static final int MAX_KEYS = 100_000;
    private static final long INTERRUPTED_MILLIS = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private int max;
    private long windowNanos;
    private final LongSupplier nanos;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        final Deque<Long> counted = new ArrayDeque<>();
        int underWay;
    }

    /** At most {@code max} within {@code windowNanos} of the clock {@code nanos}. */
    public KeyedLimit(int max, long windowNanos, LongSupplier nanos) {
        this.max = max;
        this.windowNanos = windowNanos;
        this.nanos = nanos;
    }

    /** From now on other limits hold, for what was counted before as well. */
    synchronized void adopt(int most, long withinNanos) {
        max = most;
        windowNanos = withinNanos;
        notifyAll();
    }

    /** In how many milliseconds an attempt may be begun, or 0; does not look at those under way. */
    public synchronized long waitMillis(String key) {
        Entry entry = entries.get(key);
        return entry == null ? 0 : waitMillis(entry, nanos.getAsLong());
    }

    private long waitMillis(Entry entry, long now) {
        forget(entry, now);
        return entry.counted.size() < max ? 0 : (windowNanos - (now - entry.counted.peekFirst())) / NANOS_PER_MILLI + 1;
    }

    /**
     * Begins an attempt and returns 0, or returns in how many milliseconds one may be begun. Blocks while that depends on those under way; who is
     * interrupted then may not begin.
     */
    public synchronized long begin(String key) {
        try {
            while (true) {
                Entry entry = entries.computeIfAbsent(key, k -> new Entry());
                long now = nanos.getAsLong();
                long millis = waitMillis(entry, now);
                if (millis > 0) {
                    return millis;
                }
                if (entry.counted.size() + entry.underWay < max) {
                    entry.underWay++;
                    trim(now);
                    return 0;
                }
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED_MILLIS;
        }
    }

    /** Ends an attempt that was begun. */
    public synchronized void end(String key, boolean counts) {
        Entry entry = entries.computeIfAbsent(key, k -> new Entry());
        entry.underWay = Math.max(0, entry.underWay - 1);
        note(key, entry, counts);
        notifyAll();
    }

    /** Counts an event that was no attempt. */
    public synchronized void count(String key) {
        note(key, entries.computeIfAbsent(key, k -> new Entry()), true);
        trim(nanos.getAsLong());
    }

    private void note(String key, Entry entry, boolean counts) {
        if (counts) {
            entry.counted.addLast(nanos.getAsLong());
        }
        entries.remove(key);
        if (entry.underWay > 0 || !entry.counted.isEmpty()) {
            entries.put(key, entry); // to the end: the order of the map is that of the latest event
        }
    }

    private void forget(Entry entry, long nowNanos) {
        while (!entry.counted.isEmpty() && nowNanos - entry.counted.peekFirst() >= windowNanos) {
            entry.counted.removeFirst();
        }
    }

    private void trim(long nowNanos) {
        Iterator<Entry> oldest = entries.values().iterator();
        for (int looked = 0; looked < 2 && oldest.hasNext(); looked++) {
            Entry entry = oldest.next();
            forget(entry, nowNanos);
            if (entry.underWay == 0 && (entry.counted.isEmpty() || entries.size() > MAX_KEYS)) {
                oldest.remove();
            }
        }
    }
}
