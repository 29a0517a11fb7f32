package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.protocol.PeerMessage;

/** A laptop is closed in the middle of a call, and opened hours later: its clocks stood still, but for the time of day. */
class SleepWatchTest extends Duo {
    @BeforeEach
    void watch() {
        for (Party party : new Party[] {alice, bob}) {
            party.calls.subscribe(new SleepWatch(party.loop, party.calls::awoke)::heard);
        }
    }

    @Test
    void nothingRingsForACallFromBeforeTheSleep() {
        ring();
        alice.signaling.lose();
        bob.loop.slept(Duration.ofHours(8));
        world.advanceSeconds(1);
        bob.assertEnded(EndReason.NO_ANSWER, By.NETWORK);
    }

    @Test
    void nobodyIsCalledThatWasCalledBeforeTheSleep() {
        ring();
        bob.signaling.lose();
        alice.loop.slept(Duration.ofHours(8));
        world.advanceSeconds(1);
        alice.assertEnded(EndReason.NO_ANSWER, By.NETWORK);
    }

    @Test
    void aShortSleepCountsAsRinging() {
        ring();
        bob.signaling.lose();
        alice.loop.slept(Duration.ofSeconds(30));
        world.advanceSeconds(13);
        assertThat(alice.now().state()).isEqualTo(CallState.RINGING);
        world.advanceSeconds(3);
        alice.assertEnded(EndReason.NO_ANSWER, By.NETWORK);
    }

    @Test
    void aCallThatIsOverThereEndsAtOnce() {
        talk();
        server.lose = message -> message instanceof PeerMessage.Bye bye && bye.reason().equals("hangup");
        net.textLost = true;
        alice.now().hangUp();
        bob.loop.slept(Duration.ofHours(8));
        world.advanceSeconds(1);
        bob.assertEnded(EndReason.FAILED, By.PEER);
    }

    @Test
    void aBusyMachineIsNotTakenForOneThatSlept() {
        Call call = talk();
        alice.loop.slept(Duration.ofSeconds(4));
        world.advanceSeconds(10);
        assertThat(server.sent("alice", PeerMessage.Offer.class)).noneMatch(PeerMessage.Offer::renegotiate);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void nothingIsLookedAtWithoutACall() {
        talk().hangUp();
        assertNothingLeft();
    }
}
