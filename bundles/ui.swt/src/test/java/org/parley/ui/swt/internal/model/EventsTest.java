package org.parley.ui.swt.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeCalls;
import org.parley.ui.swt.internal.rig.FakeSignaling;

class EventsTest {
    private final Services services = new Services(new FakeSignaling());
    private final Events events = new Events(services, Runnable::run);
    private final FakeCalls calls = new FakeCalls();
    private final List<CallEvent> heard = new ArrayList<>();

    @Test
    void aServiceThatGoesTellsTheEndOfItsCallAndIsForgottenThen() {
        events.calls(heard::add);
        services.add(calls);
        FakeCall call = new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.ACTIVE);
        calls.current = call;
        services.remove(calls);
        calls.tell(new CallEvent.StateChanged(call, CallState.ENDED));
        assertThat(heard).hasSize(1);
        assertThat(calls.subscribers).isEmpty();
    }

    @Test
    void aServiceThatGoesWithoutACallIsForgottenAtOnce() {
        services.add(calls);
        assertThat(calls.subscribers).hasSize(1);
        services.remove(calls);
        assertThat(calls.subscribers).isEmpty();
    }

    @Test
    void oneThatStaysIsHeardAfterItsCall() {
        events.calls(heard::add);
        services.add(calls);
        FakeCall call = new FakeCall(calls, "K1", Call.Direction.OUTGOING, "bob", CallState.ACTIVE);
        calls.tell(new CallEvent.StateChanged(call, CallState.ENDED));
        calls.tell(new CallEvent.StateChanged(call, CallState.DIALING));
        assertThat(heard).hasSize(2);
        events.close();
        assertThat(calls.subscribers).isEmpty();
    }
}
