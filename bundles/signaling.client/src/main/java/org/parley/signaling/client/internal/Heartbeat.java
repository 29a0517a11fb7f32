package org.parley.signaling.client.internal;

import java.time.Duration;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingException;

/** Pings over one link, and ends it when nothing comes any more. On the loop only. */
final class Heartbeat {
    /** How long a server may take to answer after a sleep. */
    private static final Duration AWAKE = Duration.ofSeconds(2);

    private final Loop loop;
    private final Link link;
    private final Duration interval;
    private final Duration timeout;
    private Loop.Timer next;
    private long dueMillis;
    private long nonce;

    /** {@code timeout} is how long nothing may come. The connection watches over its bytes, more closely; this is for a connection that does not. */
    Heartbeat(Loop loop, Link link, Duration interval, Duration timeout) {
        this.loop = loop;
        this.link = link;
        this.interval = interval;
        this.timeout = timeout;
    }

    void start() {
        dueMillis = loop.currentMillis() + interval.toMillis();
        next = loop.schedule(interval, this::beat);
    }

    void stop() {
        if (next != null) {
            next.cancel();
        }
    }

    private void beat() {
        long silent = loop.nanoTime() - link.heardNanos();
        // A message that began in time may still be on its way, hence one interval more.
        if (silent >= timeout.plus(interval).toNanos()) {
            link.end(new Ending(DisconnectReason.TIMEOUT, "nothing came for " + silent / 1_000_000 + " ms"));
            return;
        }
        long asked = loop.nanoTime();
        try {
            link.send(new Request.Ping(++nonce));
            if (loop.currentMillis() - dueMillis < timeout.toMillis()) {
                start();
            } else {
                next = loop.schedule(AWAKE, () -> awake(asked));
            }
        } catch (SignalingException e) {
            // The link has ended by that, and tells so itself.
        }
    }

    /** While the machine slept no timer counted, nor did the connection's own watch; but the server's did, which has most likely given the connection up. */
    private void awake(long asked) {
        if (link.heardNanos() - asked < 0) {
            link.end(new Ending(DisconnectReason.TIMEOUT, "nothing came after this machine was asleep"));
        } else {
            start();
        }
    }
}
