package org.parley.call.internal;

import java.time.Duration;
import org.parley.call.internal.Alarms.Alarm;
import org.parley.call.internal.thread.Loop;
import org.parley.media.ConnectionState;

/**
 * Mends the connection of an answered call by ICE restarts (RFC 8839, 4.4.1.1.1): at once when it failed or this machine lost an address, after 2 s when it is disturbed, and again
 * while that does not help.
 */
final class IceRestart {
    private static final Duration DISTURBED = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Loop loop;
    private final Alarms alarms;
    private final DirectCall call;
    private boolean connected;
    private boolean restarted;
    private long restartedAt;

    IceRestart(Loop loop, Alarms alarms, DirectCall call) {
        this.loop = loop;
        this.alarms = alarms;
        this.call = call;
    }

    /** A fresh session has no connection yet, and nothing to mend. */
    void fresh() {
        connected = false;
        alarms.clear(Alarm.DISTURBED);
        alarms.clear(Alarm.MEND_AGAIN);
    }

    void state(ConnectionState state) {
        switch (state) {
            case CONNECTED -> {
                fresh();
                connected = true;
                call.connected();
            }
            case DISCONNECTED -> {
                connected = false;
                alarms.set(Alarm.DISTURBED, DISTURBED, this::restart);
            }
            case FAILED -> {
                connected = false;
                restart();
            }
            case CONNECTING -> { }
        }
    }

    /** An offer was answered, by either side: give the new descriptions their time. When they do not help, candidates may have been lost on the way. */
    void exchanged() {
        if (!connected) {
            call.recovering();
            alarms.clear(Alarm.DISTURBED);
            alarms.set(Alarm.MEND_AGAIN, AGAIN, this::restart);
        }
    }

    /** An offer of this side got no answer and was taken back. */
    void unanswered() {
        if (!connected) {
            restart();
        }
    }

    /** This machine has lost an address. When media went through it the connection will say so only seconds later; when they did not, looking for a way anew does no harm. */
    void addressGone() {
        if (!connected) {
            restart();
        } else if (call.answered() && !call.negotiation().restart()) {
            alarms.set(Alarm.MEND_AGAIN, PAUSE, this::addressGone);
        }
    }

    private void restart() {
        if (!call.answered()) {
            return;
        }
        call.recovering();
        long since = loop.nanos() - restartedAt;
        if (restarted && since < PAUSE.toNanos()) {
            alarms.set(Alarm.MEND_AGAIN, PAUSE.minusNanos(since), this::restart);
        } else if (call.negotiation().restart()) {
            restarted = true;
            restartedAt = loop.nanos();
        } else {
            alarms.set(Alarm.MEND_AGAIN, AGAIN, this::restart);
        }
    }
}
