package org.parley.launcher.conformance.server;

import java.time.Duration;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Visitor;

/** Times that the protocol names, as they are seen from outside: a slow machine or network proves nothing, so that what is late is seen late. */
final class Patience {
    /** What a server may be late by. */
    static final long LATE_MILLIS = 5_000;
    /** What it may seem to be early by, since the two sides do not begin to count at the same time. */
    static final long EARLY_MILLIS = 400;

    private Patience() {}

    /** The end, or what comes before it, in time. */
    static Duration until(long millis) {
        return Duration.ofMillis(millis + LATE_MILLIS);
    }

    /** Nothing came too early. */
    static void notBefore(long millis, long begunNanos, String what) throws Finding {
        long passed = (System.nanoTime() - begunNanos) / 1_000_000;
        Finding.unless(passed >= millis - EARLY_MILLIS, what + " came after " + passed + " ms already, expected " + millis);
    }

    /** The connection ends by itself after so long, and nothing is said before. */
    static void endsAfter(Visitor visitor, long millis, long begunNanos) throws Finding, InterruptedException {
        visitor.ended(until(millis));
        notBefore(millis, begunNanos, "the end");
    }
}
