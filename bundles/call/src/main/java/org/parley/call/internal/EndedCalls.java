package org.parley.call.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.call.internal.thread.Loop;

/** Calls that are over, or were refused, remembered for 2 minutes so that what comes late is known for what it is; 1,000 at most. */
final class EndedCalls {
    private static final long MEMORY = Duration.ofMinutes(2).toNanos();
    private static final int MOST = 1_000;

    private final Loop loop;
    private final Map<String, Ended> calls = new LinkedHashMap<>();

    EndedCalls(Loop loop) {
        this.loop = loop;
    }

    /** An ended call: with whom it was, and what came from there. */
    record Ended(String peer, Seen seen, long at) {}

    void add(String call, String peer, Seen seen) {
        forgetOld();
        calls.remove(call);
        calls.put(call, new Ended(peer, seen, loop.nanos()));
        if (calls.size() > MOST) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    /** Null when it is not known, or no more. */
    Ended find(String call) {
        forgetOld();
        return calls.get(call);
    }

    private void forgetOld() {
        long now = loop.nanos();
        calls.values().removeIf(ended -> now - ended.at() >= MEMORY);
    }
}
