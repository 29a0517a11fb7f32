package org.parley.launcher.bench.load;

import java.util.Arrays;

/** Durations in nanoseconds. */
public final class Latencies {
    private long[] nanos = new long[1_024];
    private int count;

    void add(long one) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = one;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** Forgets all. */
    public void clear() {
        count = 0;
    }

    /** The microseconds that so much of all took at most; 0 when there is none. */
    public double micros(double part) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (part * count))] / 1e3;
    }
}
