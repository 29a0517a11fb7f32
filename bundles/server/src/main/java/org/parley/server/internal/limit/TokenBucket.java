package org.parley.server.internal.limit;

/** Lets {@code perSecond} pass on average and {@code burst} at once. Not synchronized. */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long refilledNanos;

    TokenBucket(long perSecond, long burst, long nowNanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        tokens = burst;
        refilledNanos = nowNanos;
    }

    /** Nanoseconds until {@code amount} can be taken; 0 when it can be now. */
    long waitNanos(long amount, long nowNanos) {
        refill(nowNanos);
        return tokens >= amount ? 0 : Math.max(1, (long) Math.ceil((amount - tokens) / perSecond * NANOS));
    }

    /** Takes {@code amount}, or what there is of it. */
    void take(long amount, long nowNanos) {
        refill(nowNanos);
        tokens = Math.max(0, tokens - amount);
    }

    private void refill(long nowNanos) {
        tokens = Math.min(burst, tokens + (nowNanos - refilledNanos) / NANOS * perSecond);
        refilledNanos = nowNanos;
    }
}
