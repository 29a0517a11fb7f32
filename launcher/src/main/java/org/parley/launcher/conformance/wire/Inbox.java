package org.parley.launcher.conformance.wire;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What has come and was not looked at yet. */
final class Inbox {
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();

    void message(byte[] bytes) {
        arrivals.add(new Arrival.Message(bytes));
    }

    void end(String how, int code) {
        arrivals.add(new Arrival.End(how, code));
    }

    /** The next, or null when nothing comes for that long. The end stays the end. */
    Arrival next(Duration patience) throws InterruptedException {
        Arrival next = arrivals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next instanceof Arrival.End) {
            arrivals.add(next);
        }
        return next;
    }
}
