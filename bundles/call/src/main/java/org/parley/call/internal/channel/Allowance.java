package org.parley.call.internal.channel;

import org.parley.call.internal.thread.Loop;

/** How much of what the other side says is taken: so much at once, and so much a second after that. Users are told of each, and must be able to follow. On the call thread. */
public final class Allowance {
    private final Loop loop;
    private final int burst;
    private final double aSecond;
    private double left;
    private long allowedAt;

    /** All of {@code burst} is there. */
    public Allowance(Loop loop, int burst, double aSecond) {
        this.loop = loop;
        this.burst = burst;
        this.aSecond = aSecond;
        this.left = burst;
        this.allowedAt = loop.nanos();
    }

    /** Takes one; false when none is left. */
    public boolean take() {
        long now = loop.nanos();
        left = Math.min(burst, left + (now - allowedAt) / 1e9 * aSecond);
        allowedAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
