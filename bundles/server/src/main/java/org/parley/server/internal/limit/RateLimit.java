package org.parley.server.internal.limit;

/** The rate of one connection, in messages and in bytes. Not synchronized. */
public final class RateLimit {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final TokenBucket messages;
    private final TokenBucket bytes;

    /** Full buckets. */
    public RateLimit(long messagesPerSecond, long messageBurst, long bytesPerSecond, long byteBurst, long nowNanos) {
        messages = new TokenBucket(messagesPerSecond, messageBurst, nowNanos);
        bytes = new TokenBucket(bytesPerSecond, byteBurst, nowNanos);
    }

    /** Counts a message and returns 0, or counts nothing and returns in how many milliseconds it would pass. */
    public long tryTake(long count, long length, long nowNanos) {
        long wait = Math.max(messages.waitNanos(count, nowNanos), bytes.waitNanos(length, nowNanos));
        if (wait > 0) {
            return (wait + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
        }
        take(count, length, nowNanos);
        return 0;
    }

    /** Counts a message that is answered whether or not there was room for it. */
    public void take(long count, long length, long nowNanos) {
        messages.take(count, nowNanos);
        bytes.take(length, nowNanos);
    }
}
