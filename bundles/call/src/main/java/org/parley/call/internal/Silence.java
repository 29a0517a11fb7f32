package org.parley.call.internal;

import java.time.Duration;
import org.parley.call.internal.Alarms.Alarm;
import org.parley.call.internal.thread.Loop;

/**
 * Watches that media comes in an answered call. With nothing for 30 s it is lost; with nothing for 3 s it is lost as soon as the server says that the other side is
 * offline, which it is asked about then. A word of the server that comes while others may still be on their way back to it counts only after that.
 *
 * <p>Figures come once a second and tell of a byte up to that much later, so that the 30 s are counted from the figures before: a call ends 29 to 30 s after the last byte.
 */
final class Silence {
    private static final Duration LOST = Duration.ofSeconds(30);
    private static final Duration SUSPECT = Duration.ofSeconds(3);
    private static final long FIGURES = Duration.ofSeconds(1).toNanos();

    private final Loop loop;
    private final Alarms alarms;
    private final Line line;
    private final DirectCall call;
    private boolean watching;
    private boolean everConnected;
    private boolean offline;
    private long bytes;
    private long toldAt;
    private long heardAt;
    /** How long before {@link #heardAt} the last byte may have come. */
    private long earlier;

    Silence(CallContext context, Alarms alarms, DirectCall call) {
        this.loop = context.loop();
        this.line = context.line();
        this.alarms = alarms;
        this.call = call;
    }

    /** The call was answered. */
    void begin() {
        watching = true;
        heard(0);
        check();
    }

    /** There is a way to the other side. */
    void connected() {
        everConnected = true;
        heard(0);
    }

    private void heard(long nanosAgo) {
        heardAt = loop.nanos();
        toldAt = heardAt;
        earlier = nanosAgo;
    }

    /** All that came by the present session; a fresh one counts from nothing. */
    void bytes(long total) {
        if (everConnected && total > bytes) {
            heard(Math.min(FIGURES, loop.nanos() - toldAt));
        }
        bytes = total;
        toldAt = loop.nanos();
    }

    /** The server says that the other side is not online. */
    void peerOffline() {
        offline = true;
        if (watching) {
            check();
        }
    }

    /** The other side is online. */
    void peerOnline() {
        offline = false;
    }

    private void check() {
        Duration silent = Duration.ofNanos(loop.nanos() - heardAt);
        Duration left = LOST.minus(silent).minusNanos(earlier);
        boolean suspect = silent.compareTo(SUSPECT) >= 0;
        Duration doubt = line.doubt();
        if (left.isZero() || left.isNegative() || suspect && offline && doubt.isZero()) {
            call.mediaLost();
            return;
        }
        Duration next = suspect ? SUSPECT : SUSPECT.minus(silent);
        if (suspect && offline && doubt.compareTo(next) < 0) {
            next = doubt;
        }
        alarms.set(Alarm.SILENCE, next.compareTo(left) < 0 ? next : left, this::check);
        if (suspect && !offline) {
            line.askOnline(call.peer(), online -> call.guard(() -> {
                if (!online) {
                    peerOffline();
                }
            }));
        }
    }
}
