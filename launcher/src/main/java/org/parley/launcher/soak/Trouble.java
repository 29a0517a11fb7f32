package org.parley.launcher.soak;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What a client suffers, or suffered of late: only a call that has seen none of it must go as if nothing could break. */
final class Trouble {
    private final Set<String> ongoing = new HashSet<>();
    private long lastNanos = System.nanoTime();

    void begin(String cause) {
        ongoing.add(cause);
        lastNanos = System.nanoTime();
    }

    void end(String cause) {
        if (ongoing.remove(cause)) {
            lastNanos = System.nanoTime();
        }
    }

    /** Something happened whose consequences may last so long. */
    void strike(int seconds) {
        lastNanos = Math.max(lastNanos, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
    }

    /** Whether there was any at that time or after it. */
    boolean since(long nanos) {
        return !ongoing.isEmpty() || lastNanos - nanos >= 0;
    }

    @Override
    public String toString() {
        return String.join(", ", ongoing);
    }
}
