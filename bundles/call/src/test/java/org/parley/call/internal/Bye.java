package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallState;

/** One side ends a call at some moment, while something is broken; nothing is mended, but who sleeps wakes after 60 s. A message takes 200 ms over the server, 100 ms over the data channel. */
final class Bye extends Duo {
    /** Within what time an end is shown; seconds. */
    private static final double[] BOUNDS = {0, 0.3, 2, 30, 45, 60};
    private static final Duration NAP = Duration.ofSeconds(60);

    enum Who { CALLER, CALLEE }

    /** The callee has nothing to end before it rings at his side. */
    enum When { DIALING, RINGING, CONNECTING, ACTIVE, RECOVERING }

    enum Broken {
        NOTHING, SERVER_AWAY, OWN_SIGNALING_AWAY, PEER_SIGNALING_AWAY, MEDIA_AWAY, OWN_PROCESS_KILLED, PEER_PROCESS_KILLED, OWN_MACHINE_ASLEEP, PEER_MACHINE_ASLEEP, OWN_BUNDLE_STOPPED,
        PEER_BUNDLE_STOPPED
    }

    private final Party own;
    private final Party peer;
    private final When when;
    private final Broken broken;
    /** When each side was shown the end, in nanoseconds. */
    private final Map<Party, Long> ended = new HashMap<>();
    private final Map<Party, Long> woken = new HashMap<>();
    private long begun;

    Bye(Who who, When when, Broken broken) {
        this.own = who == Who.CALLER ? alice : bob;
        this.peer = own == alice ? bob : alice;
        this.when = when;
        this.broken = broken;
        server.latency = Duration.ofMillis(100);
        net.latency = Duration.ofMillis(100);
        for (Party party : List.of(alice, bob)) {
            party.calls.subscribe(event -> {
                if (event instanceof CallEvent.StateChanged changed && changed.state() == CallState.ENDED) {
                    ended.put(party, world.nanos());
                }
            });
        }
    }

    /** Plays it through, and says what the one who ends the call and the other are shown. */
    List<String> shown() {
        bring();
        begun = world.nanos();
        breakIt();
        world.advanceSeconds(130);
        assertThat(world.faults).isEmpty();
        return List.of(shown(own), shown(peer));
    }

    private void bring() {
        alice.call("bob");
        world.advanceSeconds(0.3);
        assertThat(bob.now().state()).isEqualTo(CallState.RINGING);
        if (when == When.DIALING) { // it rings there, which the caller does not know yet
            assertThat(alice.now().state()).isEqualTo(CallState.DIALING);
            return;
        }
        world.advanceSeconds(0.7);
        if (when != When.RINGING) {
            bob.now().answer();
            world.advanceSeconds(0.25);
            reach(when == When.CONNECTING ? CallState.CONNECTING : CallState.ACTIVE);
        }
        if (when == When.RECOVERING) {
            net.cut = true;
            reach(CallState.RECOVERING);
        }
    }

    private void reach(CallState state) {
        for (int i = 0; i < 100 && (alice.now().state() != state || bob.now().state() != state); i++) {
            world.advanceSeconds(0.1);
        }
        assertThat(List.of(alice.now().state(), bob.now().state())).containsOnly(state);
    }

    private void breakIt() {
        switch (broken) {
            case NOTHING -> own.now().hangUp();
            case SERVER_AWAY -> {
                serverAway();
                own.now().hangUp();
            }
            case OWN_SIGNALING_AWAY, PEER_SIGNALING_AWAY -> {
                server.notices((broken == Broken.OWN_SIGNALING_AWAY ? own : peer).signaling);
                world.run();
                own.now().hangUp();
            }
            case MEDIA_AWAY -> {
                net.cut = true;
                own.now().hangUp();
            }
            case OWN_PROCESS_KILLED -> kill(own);
            case PEER_PROCESS_KILLED -> {
                kill(peer);
                own.now().hangUp();
            }
            case OWN_MACHINE_ASLEEP, PEER_MACHINE_ASLEEP -> {
                sleep(broken == Broken.OWN_MACHINE_ASLEEP ? own : peer);
                own.now().hangUp();
            }
            case OWN_BUNDLE_STOPPED -> stop(own);
            case PEER_BUNDLE_STOPPED -> {
                stop(peer);
                own.now().hangUp();
            }
        }
    }

    private void kill(Party party) {
        server.notices(party.signaling);
        party.crash();
    }

    /** Its connection is closed by the server, which has heard nothing for 15 s; the client notices that when it wakes, and logs in again soon. */
    private void sleep(Party party) {
        party.loop.sleep();
        net.asleep.addAll(party.engines);
        world.after(Duration.ofSeconds(15), () -> server.notices(party.signaling));
        world.after(NAP, () -> {
            woken.put(party, world.nanos());
            net.asleep.removeAll(party.engines);
            party.loop.wake();
        });
        world.after(NAP.plusMillis(500), party.signaling::comeBack);
    }

    private void stop(Party party) {
        CompletableFuture<Void> freed = party.calls.stop();
        freed.thenRun(party.loop::die);
        world.after(Duration.ofSeconds(2), party.loop::die); // it is not waited for longer
    }

    private String shown(Party party) {
        boolean dead = party == own && broken == Broken.OWN_PROCESS_KILLED || party == peer && broken == Broken.PEER_PROCESS_KILLED;
        if (dead) {
            return "nothing";
        }
        Optional<CallEnd> end = party.latest().end();
        if (end.isEmpty()) {
            return "for ever " + party.latest().state();
        }
        return word(end.get().reason()) + " by " + word(end.get().by()) + ", " + within(party);
    }

    private String within(Party party) {
        Long woke = woken.get(party);
        boolean afterwards = woke != null && ended.get(party) >= woke;
        double seconds = (ended.get(party) - (afterwards ? woke : begun)) / 1e9;
        for (double bound : BOUNDS) {
            if (seconds <= bound) {
                return (bound == 0 ? "at once" : String.format(Locale.ROOT, bound == (int) bound ? "%.0f s" : "%.1f s", bound)) + (afterwards ? " when it wakes" : "");
            }
        }
        return "after " + seconds + " s";
    }

    /** As people write a constant. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
