package org.parley.signaling.client.internal;

import java.time.Duration;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingException;

/** Pings over one link, and ends it when nothing comes any more. On the loop only. */
final class Heartbeat {
    private final Loop loop;
    private final Link link;
    private final Duration interval;
    private final Duration timeout;
    private Loop.Timer next;
    private long nonce;

    /** {@code timeout} is how long nothing may come. The connection watches over its bytes, more closely; this is for a connection that does not. */
    Heartbeat(Loop loop, Link link, Duration interval, Duration timeout) {
        this.loop = loop;
        this.link = link;
        this.interval = interval;
        this.timeout = timeout;
    }

    void start() {
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
        try {
            link.send(new Request.Ping(++nonce));
            start();
        } catch (SignalingException e) {
            // The link has ended by that, and tells so itself.
        }
    }
}
