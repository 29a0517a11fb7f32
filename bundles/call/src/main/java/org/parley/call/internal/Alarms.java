package org.parley.call.internal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.parley.call.internal.thread.Loop;

/** The clocks of one call, at most one of each kind. */
final class Alarms {
    /** What a clock is for. */
    enum Alarm {
        /** The caller gives up, or the callee stops ringing. */
        NO_ANSWER,
        /** A renegotiating offer has no answer. */
        OFFER_UNANSWERED,
        /** The connection has been disturbed for a while. */
        DISTURBED,
        /** The last attempt to mend the connection did not help. */
        MEND_AGAIN,
        /** The engine that stopped does not seem to come back, so that another will do. */
        ENGINE_OTHER,
        /** No engine has come. */
        ENGINE_GONE,
        /** The connection has been up for a moment, so that the words to compare may take their time. */
        WORDS,
        /** Time to look whether media still comes. */
        SILENCE
    }

    private final Loop loop;
    private final Consumer<Runnable> guard;
    private final Map<Alarm, Loop.Timer> timers = new EnumMap<>(Alarm.class);

    /** Rings through {@code guard}. */
    Alarms(Loop loop, Consumer<Runnable> guard) {
        this.loop = loop;
        this.guard = guard;
    }

    /** Sets the clock, instead of what it was set to. */
    void set(Alarm alarm, Duration delay, Runnable ring) {
        clear(alarm);
        timers.put(alarm, loop.after(delay, () -> {
            timers.remove(alarm);
            guard.accept(ring);
        }));
    }

    boolean isSet(Alarm alarm) {
        return timers.containsKey(alarm);
    }

    void clear(Alarm alarm) {
        Loop.Timer timer = timers.remove(alarm);
        if (timer != null) {
            timer.cancel();
        }
    }

    void clearAll() {
        for (Alarm alarm : Alarm.values()) {
            clear(alarm);
        }
    }
}
