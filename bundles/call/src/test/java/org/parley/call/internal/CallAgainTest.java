package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.protocol.PeerMessage;

/** The process of one of the two is killed and started again at once: it knows nothing of the call, and its user calls. */
class CallAgainTest extends Duo {
    /** With other ids. */
    private static final class Others extends Duo {
        Others(int seed) {
            super(seed);
        }
    }

    private static Party startedAgain(Duo duo, Party killed) {
        killed.crash();
        Party fresh = new Party(duo.server, duo.net, killed.signaling.name());
        fresh.engine("real", 0);
        return fresh;
    }

    @Test
    void aCallThatRangGivesWayToTheNextOfTheSameCaller() {
        ring();
        Call before = bob.now();
        Party again = startedAgain(this, alice);
        Call call = again.call("bob");
        world.run();
        assertThat(before.end().orElseThrow()).extracting("reason", "by").containsExactly(EndReason.FAILED, By.PEER);
        assertThat(call.state()).isEqualTo(CallState.RINGING);
        assertThat(bob.now().id()).isEqualTo(call.id());
        assertThat(bob.now().state()).isEqualTo(CallState.RINGING);
        assertThat(bob.signaling.busy).isTrue();
        bob.now().answer();
        world.advanceSeconds(3);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob"})
    void aCallThatWasUpGivesWayToTheNextOfItsOtherSide(String who) {
        talk();
        world.advanceSeconds(10);
        Party killed = who.equals("alice") ? alice : bob;
        Party other = killed == alice ? bob : alice;
        Call before = other.now();
        Call call = startedAgain(this, killed).call(other.signaling.name());
        world.run();
        assertThat(before.end().orElseThrow()).extracting("reason", "by").containsExactly(EndReason.FAILED, By.PEER);
        assertThat(other.now().id()).isEqualTo(call.id());
        assertThat(call.state()).isEqualTo(CallState.RINGING);
        other.now().answer();
        world.advanceSeconds(3);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(server.sent(other.signaling.name(), PeerMessage.Bye.class)).as("who ends a call says so").extracting(PeerMessage.Bye::call).containsExactly(before.id());
    }

    @Test
    void aThirdIsStillToldThatOneIsBusy() {
        talk();
        Party carol = new Party(server, net, "carol");
        carol.engine("real", 0);
        carol.call("bob");
        world.run();
        carol.assertEnded(EndReason.BUSY, By.PEER);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    /** It rang at bob's when his process was killed; now he calls back and knows nothing of it. Which call is kept depends on their ids. */
    @Test
    void whoCallsBackAfterItRangAtHisIsConnected() {
        for (int seed = 1; seed <= 6; seed++) {
            Others other = new Others(seed);
            other.ring();
            Party bobAgain = startedAgain(other, other.bob);
            bobAgain.call("alice");
            other.world.advanceSeconds(15);
            assertThat(other.alice.now().state()).as("seed %s", seed).isEqualTo(CallState.ACTIVE);
            assertThat(bobAgain.now().state()).isEqualTo(CallState.ACTIVE);
            assertThat(bobAgain.now().id()).isEqualTo(other.alice.now().id());
            assertThat(other.world.faults).isEmpty();
        }
    }

    @Test
    void anOfferThatIsSentOnceMoreEndsWithItsCall() {
        Call call = ring();
        server.lose = message -> message instanceof PeerMessage.Ack && message.from().equals("bob");
        for (int i = 1; i <= 20; i++) {
            alice.signaling.received(new PeerMessage.Offer(70 + i, "bob", "alice", "--" + i, "v=0\r\n", true, false));
            world.run();
        }
        assertThat(server.sent("alice", PeerMessage.Offer.class)).as("a few times at most").hasSize(4);
        call.hangUp();
        world.advanceSeconds(10);
        assertThat(server.sent("alice", PeerMessage.Offer.class)).hasSize(4);
    }
}
