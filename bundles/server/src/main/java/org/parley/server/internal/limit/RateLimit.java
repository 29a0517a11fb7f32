package org.parley.server.internal.limit;

/** The rate of one connection, in messages and in bytes. Not synchronized. */
public final class RateLimit {
    private static final double NANOS = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Rates rates;
    private double messages;
    private double bytes;
    private long refilledNanos;

    /** What all connections share: how much passes a second on average, and how much at once. */
    public record Rates(long messagesPerSecond, long messageBurst, long bytesPerSecond, long byteBurst) {}

    /** As much as may pass at once. */
    public RateLimit(Rates rates, long nowNanos) {
        this.rates = rates;
        messages = rates.messageBurst();
        bytes = rates.byteBurst();
        refilledNanos = nowNanos;
    }

    /** Counts a message and returns 0, or counts nothing and returns in how many milliseconds it would pass. */
    public long tryTake(long count, long length, long nowNanos) {
        refill(nowNanos);
        if (messages >= count && bytes >= length) {
            messages -= count;
            bytes -= length;
            return 0;
        }
        double seconds = Math.max((count - messages) / rates.messagesPerSecond(), (length - bytes) / rates.bytesPerSecond());
        long wait = Math.max(1, (long) Math.ceil(seconds * NANOS));
        return (wait + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    }

    /** Counts a message that is answered whether or not there was room for it. */
    public void take(long count, long length, long nowNanos) {
        refill(nowNanos);
        messages = Math.max(0, messages - count);
        bytes = Math.max(0, bytes - length);
    }

    private void refill(long nowNanos) {
        double seconds = (nowNanos - refilledNanos) / NANOS;
        messages = Math.min(rates.messageBurst(), messages + seconds * rates.messagesPerSecond());
        bytes = Math.min(rates.byteBurst(), bytes + seconds * rates.bytesPerSecond());
        refilledNanos = nowNanos;
    }
}
