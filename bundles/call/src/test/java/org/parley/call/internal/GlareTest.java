package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.protocol.PeerMessage;

/** Both call each other at the same moment. */
class GlareTest extends Duo {
    private Call alices;
    private Call bobs;
    private Party winner;
    private Party loser;

    /** Both have called; nothing of it has arrived yet. */
    private void cross() {
        server.delay = message -> message instanceof PeerMessage.Offer;
        alices = alice.call("bob");
        bobs = bob.call("alice");
        world.run();
        boolean aliceWins = alices.id().compareTo(bobs.id()) > 0;
        winner = aliceWins ? alice : bob;
        loser = aliceWins ? bob : alice;
    }

    private Call kept() {
        return winner == alice ? alices : bobs;
    }

    private Call lost() {
        return winner == alice ? bobs : alices;
    }

    @Test
    void theGreaterIdIsKeptAndAnsweredWithoutAsking() {
        cross();
        server.letGo();
        world.advanceSeconds(2);
        assertThat(winner.now()).isSameAs(kept());
        assertThat(winner.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(loser.now().id()).isEqualTo(kept().id());
        assertThat(loser.states(loser.now())).containsExactly(CallState.CONNECTING, CallState.ACTIVE);
        assertThat(winner.of(CallEvent.Problem.class)).isEmpty();
        assertThat(loser.of(CallEvent.Problem.class)).isEmpty();
        assertThat(server.wire).noneMatch(PeerMessage.Bye.class::isInstance);
    }

    @Test
    void theLostCallEndsByItselfAndIsNoHistory() {
        cross();
        server.letGo();
        world.advanceSeconds(2);
        assertThat(lost().state()).isEqualTo(CallState.ENDED);
        assertThat(lost().end().orElseThrow().by()).isEqualTo(By.NETWORK);
        assertThat(loser.calls.history()).isEmpty();
        assertThat(loser.signaling.busy).isTrue();
        kept().hangUp();
        world.run();
        winner.assertEnded(EndReason.HANGUP, By.SELF);
        loser.assertEnded(EndReason.HANGUP, By.PEER);
        assertThat(loser.calls.history()).hasSize(1);
        assertNothingLeft();
    }

    @Test
    void itIsTheSameWhicheverOfferArrivesFirst() {
        for (boolean winnersFirst : List.of(true, false)) {
            GlareTest other = new GlareTest();
            other.cross();
            String first = winnersFirst ? other.winner.signaling.name() : other.loser.signaling.name();
            other.server.delay = message -> message instanceof PeerMessage.Offer && !message.from().equals(first);
            other.world.advanceSeconds(2.1);
            other.server.letGo();
            other.world.advanceSeconds(3);
            assertThat(other.winner.now().id()).isEqualTo(other.kept().id());
            assertThat(other.loser.now().id()).isEqualTo(other.kept().id());
            assertThat(other.winner.now().state()).isEqualTo(CallState.ACTIVE);
            assertThat(other.loser.now().state()).isEqualTo(CallState.ACTIVE);
            assertThat(other.world.faults).isEmpty();
        }
    }

    @Test
    void whatTheUserSetOnTheLostCallIsKept() {
        cross();
        org.parley.media.VideoSink sink = frame -> {};
        lost().muteMicrophone(true);
        lost().remoteVideo(winner.signaling.name(), sink);
        server.letGo();
        world.advanceSeconds(3);
        FakeEngine engine = loser.engines.get(0);
        assertThat(engine.media().microphoneMuted).isTrue();
        assertThat(engine.latest().remoteVideo).isSameAs(sink);
    }

    @Test
    void aWinnerThatCancelsEndsBothCalls() {
        cross();
        // The loser's offer arrives, the winner's does not.
        server.delay = message -> message instanceof PeerMessage.Offer && message.from().equals(winner.signaling.name());
        world.advanceSeconds(2.1);
        kept().hangUp();
        world.run();
        winner.assertEnded(EndReason.CANCELLED, By.SELF);
        assertThat(server.sent(winner.signaling.name(), PeerMessage.Bye.class)).extracting(PeerMessage.Bye::call, PeerMessage.Bye::reason)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(kept().id(), "cancelled"), org.assertj.core.groups.Tuple.tuple(lost().id(), "busy"));
        loser.assertEnded(EndReason.BUSY, By.PEER);
        server.letGo();
        world.run();
        assertThat(loser.calls.current()).as("the offer whose bye came first ends silently").isEmpty();
        assertNothingLeft();
    }

    @Test
    void aWinnerThatCancelsBeforeTheAnswerArrivesEndsBothSides() {
        cross();
        String loses = loser.signaling.name();
        server.delay = message -> message.from().equals(loses);
        server.letGo(message -> !message.from().equals(loses));
        world.run();
        assertThat(loser.now().state()).isEqualTo(CallState.CONNECTING);
        kept().hangUp();
        world.run();
        loser.assertEnded(EndReason.CANCELLED, By.PEER);
        server.letGo();
        world.advanceSeconds(5);
        assertThat(alice.calls.current()).isEmpty();
        assertThat(bob.calls.current()).isEmpty();
        assertNothingLeft();
    }

    @Test
    void aWinnerThatHadGoneBeforeTheLosingOfferCameDoesNotRingOn() {
        server.delay = message -> true;
        alices = alice.call("bob");
        bobs = bob.call("alice");
        world.run();
        winner = alices.id().compareTo(bobs.id()) > 0 ? alice : bob;
        loser = winner == alice ? bob : alice;
        kept().hangUp();
        world.run();
        String wins = winner.signaling.name();
        server.letGo(message -> message.from().equals(wins));
        world.run();
        loser.assertEnded(EndReason.CANCELLED, By.PEER);
        server.letGo();
        world.run();
        assertThat(winner.calls.current()).as("nothing rings on").isEmpty();
        assertNothingLeft();
    }

    @Test
    void aLosingCallWhoseWinnerNeverArrivesRingsOnItsOwn() {
        cross();
        kept().hangUp();
        server.lose = message -> message instanceof PeerMessage.Offer && message.from().equals(winner.signaling.name());
        world.run();
        server.letGo(message -> message.from().equals(loser.signaling.name()));
        world.run();
        assertThat(winner.now().id()).isEqualTo(lost().id());
        assertThat(lost().state()).isEqualTo(CallState.RINGING);
    }

    @Test
    void callingBackIsAnswering() {
        Call call = ring();
        Call same = bob.call("ALICE");
        world.run();
        assertThat(same.id()).isEqualTo(call.id());
        assertThat(call.state()).isEqualTo(CallState.CONNECTING);
        assertThat(server.sent("bob", PeerMessage.Offer.class)).isEmpty();
    }

    @Test
    void aCallThatLosesBeforeItBeganLeavesNobodyBusy() {
        String greater = "Z".repeat(64);
        alice.signaling.received(new PeerMessage.Offer(5, "bob", "alice", greater, "v=0\r\n", true, false));
        alice.signaling.received(new PeerMessage.Bye(6, "bob", "alice", greater, "cancelled"));
        world.later(() -> alice.call("bob")); // at the very moment: both messages wait for the call thread
        world.run();
        assertThat(alice.calls.current()).isEmpty();
        assertThat(alice.signaling.busy).isFalse();
        assertThat(aliceEngine.sessions).allMatch(session -> session.closed);
    }
}
