package org.parley.call.internal.files;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes a second over the last 3 s. Any thread may call. */
final class Speed {
    private static final long WINDOW = Duration.ofSeconds(3).toNanos();

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long bytes) {}

    /** So many bytes in all have passed by now. */
    synchronized void sample(long nanos, long bytes) {
        samples.add(new Sample(nanos, bytes));
        while (samples.size() > 2 && nanos - samples.peek().nanos() > WINDOW) {
            samples.remove();
        }
    }

    synchronized long bytesPerSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.nanos() - first.nanos()) / 1e9;
        return seconds <= 0 ? 0 : Math.round((last.bytes() - first.bytes()) / seconds);
    }
}
