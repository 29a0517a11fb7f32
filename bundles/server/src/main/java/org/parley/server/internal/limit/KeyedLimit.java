package org.parley.server.internal.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * At most so many counted events a key within a time. An attempt is begun first and counted or not when its outcome is known; those under way take a place
 * each, so that many at once do not get past the limit. Synchronized. Of more than {@value #MAX_KEYS} keys those with the oldest events are forgotten.
 */
public final class KeyedLimit {
    private static final int MAX_KEYS = 100_000;
    private static final long BUSY_MILLIS = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int max;
    private final long windowNanos;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        final Deque<Long> counted = new ArrayDeque<>();
        int underWay;
    }

    /** At most {@code max} within {@code windowNanos}. */
    public KeyedLimit(int max, long windowNanos) {
        this.max = max;
        this.windowNanos = windowNanos;
    }

    /** Begins an attempt and returns 0, or returns in how many milliseconds one may be begun. */
    public synchronized long tryBegin(String key, long nowNanos) {
        Entry entry = entries.computeIfAbsent(key, k -> new Entry());
        forget(entry, nowNanos);
        if (entry.counted.size() + entry.underWay < max) {
            entry.underWay++;
            trim(nowNanos);
            return 0;
        }
        if (entry.counted.size() < max) {
            return BUSY_MILLIS;
        }
        return (windowNanos - (nowNanos - entry.counted.peekFirst())) / NANOS_PER_MILLI + 1;
    }

    /** Ends an attempt that was begun. */
    public synchronized void end(String key, boolean counts, long nowNanos) {
        Entry entry = entries.computeIfAbsent(key, k -> new Entry());
        entry.underWay = Math.max(0, entry.underWay - 1);
        if (counts) {
            entry.counted.addLast(nowNanos);
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
