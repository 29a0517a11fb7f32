package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.parley.call.CallEvent;
import org.parley.call.CallState;

/** Whoever is left alone learns it within 30 s of his answer or of the other's end; what only rings, within 60 s of that (an offer may be long under way). */
final class Promptness {
    private final World world;
    private final Map<String, Map<String, Long>> times = new TreeMap<>();

    Promptness(World world) {
        this.world = world;
    }

    void watch(Party party) {
        party.calls.subscribe(event -> {
            if (event instanceof CallEvent.StateChanged changed) {
                times.computeIfAbsent(changed.call().id(), id -> new TreeMap<>()).putIfAbsent(party.signaling.name() + " " + changed.state(), world.nanos());
            }
        });
    }

    void check() {
        times.forEach((id, of) -> {
            check(id, of, "alice", "bob");
            check(id, of, "bob", "alice");
        });
    }

    private static void check(String id, Map<String, Long> times, String first, String second) {
        Long one = times.get(first + " ENDED");
        Long other = times.get(second + " ENDED");
        if (one != null && other != null && other > one) {
            Long answered = times.get(second + " CONNECTING");
            long began = times.getOrDefault(second + " " + (answered == null ? CallState.RINGING : CallState.CONNECTING), 0L);
            double alone = (other - Math.max(one, began)) / 1e9;
            assertThat(alone).as("seconds that %s was alone in call %s: %s", second, id, times).isLessThan(answered == null ? 60.1 : 31.1);
        }
    }

    /** The times of calls that one side at least is still in, counted from now. */
    String pending() {
        StringBuilder pending = new StringBuilder();
        times.forEach((id, of) -> {
            if (!of.containsKey("alice ENDED") || !of.containsKey("bob ENDED")) {
                pending.append(' ').append(id);
                of.forEach((what, at) -> pending.append(' ').append(what).append(' ').append(world.nanos() - at));
            }
        });
        return pending.toString();
    }
}
