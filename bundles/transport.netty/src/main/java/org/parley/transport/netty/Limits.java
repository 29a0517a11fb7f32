package org.parley.transport.netty;

import java.time.Duration;

/** What bounds a connection. */
record Limits(Duration timeout, int maxFrameBytes, long maxUnsentBytes) {
    /** A duration in nanoseconds, or a century where it is longer. */
    static long nanos(Duration duration) {
        Duration longest = Duration.ofDays(36_500);
        return (duration.compareTo(longest) < 0 ? duration : longest).toNanos();
    }
}
