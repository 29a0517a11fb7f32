package org.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.played.FakeCall;
import org.parley.call.played.FakeCalls;

class CallServiceTest {
    private final FakeCalls calls = new FakeCalls();

    @Test
    void whoLeavesWithoutACallWaitsForNothing() {
        assertThat(calls.hangUp()).isCompleted();
    }

    @Test
    void whoLeavesHangsUpAndWaitsUntilTheCallHasEnded() {
        FakeCall call = new FakeCall(calls, Call.Direction.OUTGOING, "bob", CallState.ACTIVE);
        List<CallState> left = new ArrayList<>();
        calls.hangUp().thenRun(() -> left.add(call.state()));
        assertThat(call.asked).containsExactly("hang up");
        call.end(EndReason.HANGUP, CallEnd.By.SELF, Duration.ZERO);
        assertThat(left).containsExactly(CallState.ENDED);
        assertThat(calls.subscribers).isEmpty();
    }

    @Test
    void aCallThatEndsAtOnceIsWaitedForNoLonger() {
        new FakeCall(calls, Call.Direction.OUTGOING, "bob", CallState.DIALING).endsAtOnce = true;
        assertThat(calls.hangUp()).isCompleted();
        assertThat(calls.subscribers).isEmpty();
    }
}
