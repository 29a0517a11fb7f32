package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.MediaChoice;
import org.parley.call.internal.history.History;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.VideoInput;

/** A user with all he needs to call, in a {@link World}. */
final class Party {
    static final Settings SETTINGS = new Settings("",
            new MediaChoice(CaptureSettings.of(new VideoInput.Pattern(), new AudioInput.Silence()), new AudioOutput.None()));

    final World world;
    final World.Thread loop;
    final FakeSignaling signaling;
    final FakeNet net;
    final Calls calls;
    final List<CallEvent> events = new ArrayList<>();
    final List<FakeEngine> engines = new ArrayList<>();
    private long serviceId;

    Party(FakeServer server, FakeNet net, String name) {
        this.world = server.world;
        this.net = net;
        this.loop = world.new Thread();
        this.signaling = new FakeSignaling(server, name);
        this.calls = new Calls(signaling, loop, world::later, world::later, new MessageIds(server::callId, 1_000_000L * name.charAt(0)), SETTINGS, new History(null, world::later), new org.parley.health.Couriers("call"));
        calls.subscribe(event -> {
            if (!(event instanceof CallEvent.Stats)) {
                events.add(event);
            }
            if (event instanceof CallEvent.Problem problem && problem.code().equals("internal")) {
                world.faults.add(problem.message());
            }
        });
    }

    FakeEngine engine(String name, int ranking) {
        FakeEngine engine = new FakeEngine(net, name);
        engines.add(engine);
        calls.add(engine, ranking, ++serviceId);
        return engine;
    }

    /** What stopping the engine's bundle does. */
    void stop(FakeEngine engine) {
        calls.remove(engine);
        engine.stop(org.parley.media.SessionEnd.ENGINE_STOPPED);
    }

    /** The process dies: nothing of it moves any more, and the server notices only that its connection is gone. */
    void crash() {
        signaling.lose();
        loop.die();
        engines.forEach(engine -> engine.sessions.forEach(session -> session.closed = true));
    }

    Call call(String peer) {
        try {
            return calls.call(peer);
        } catch (CallException e) {
            throw new AssertionError(e);
        }
    }

    /** The present call. */
    Call now() {
        return calls.current().orElseThrow(() -> new AssertionError(signaling.name() + " has no call"));
    }

    /** The call that began last. */
    Call latest() {
        List<Call> all = events.stream().map(CallEvent::call).distinct().toList();
        return all.get(all.size() - 1);
    }

    List<CallState> states(Call call) {
        return of(CallEvent.StateChanged.class).stream().filter(event -> event.call() == call).map(CallEvent.StateChanged::state).toList();
    }

    <T extends CallEvent> List<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void assertEnded(EndReason reason, CallEnd.By by) {
        assertThat(calls.current()).as("%s is in no call", signaling.name()).isEmpty();
        CallEnd end = latest().end().orElseThrow();
        assertThat(end.reason()).as("reason of %s", signaling.name()).isEqualTo(reason);
        assertThat(end.by()).as("who ended for %s", signaling.name()).isEqualTo(by);
        assertThat(latest().state()).isEqualTo(CallState.ENDED);
        assertThat(states(latest())).as("told once").containsOnlyOnce(CallState.ENDED);
    }

    /** Nothing is held and nothing is to come, once the repeats are over. */
    void assertNothingLeft() {
        for (FakeEngine engine : engines) {
            assertThat(engine.sessions).as("sessions of %s", signaling.name()).allSatisfy(session -> {
                assertThat(session.closed).isTrue();
                assertThat(session.closings).isLessThanOrEqualTo(1);
            });
            assertThat(engine.opened).allSatisfy(media -> assertThat(media.closed).isEqualTo(1));
        }
        assertThat(loop.timers()).as("timers of %s", signaling.name()).isZero();
        assertThat(signaling.busy).as("%s is announced busy", signaling.name()).isFalse();
        assertThat(world.faults).isEmpty();
    }
}
