package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.media.ConnectionState;
import org.parley.protocol.PeerMessage;

/** At least one test for each row of the table in {@link DirectCall}; the ends that come in several states are in {@link EndsInEveryStateTest}. */
class TransitionTest extends Duo {
    @Test
    void aCallBeginsDialing() {
        server.lose = message -> true;
        Call call = alice.call("bob");
        assertThat(call.state()).isEqualTo(CallState.DIALING);
        world.run();
        assertThat(alice.states(call)).containsExactly(CallState.DIALING);
        assertThat(alice.calls.current()).contains(call);
        assertThat(alice.signaling.busy).isTrue();
    }

    @Test
    void anOfferRings() {
        Call call = ring();
        Call incoming = bob.now();
        assertThat(incoming.id()).isEqualTo(call.id());
        assertThat(incoming.direction()).isEqualTo(Call.Direction.INCOMING);
        assertThat(incoming.participants()).containsExactly("alice");
        assertThat(incoming.video()).isTrue();
        assertThat(bob.states(incoming)).containsExactly(CallState.RINGING);
        assertThat(bob.signaling.busy).isTrue();
    }

    @Test
    void theAckOfTheFirstOfferMeansThatItRingsThere() {
        assertThat(alice.states(ring())).containsExactly(CallState.DIALING, CallState.RINGING);
    }

    @Test
    void anAnswerWithoutAckConnectsAsWell() {
        server.lose = message -> message instanceof PeerMessage.Ack;
        Call call = alice.call("bob");
        world.run();
        assertThat(call.state()).isEqualTo(CallState.DIALING);
        bob.now().answer();
        world.run();
        assertThat(alice.states(call)).containsExactly(CallState.DIALING, CallState.CONNECTING);
    }

    @Test
    void anAnswerConnects() {
        Call call = connect();
        assertThat(alice.states(call)).containsExactly(CallState.DIALING, CallState.RINGING, CallState.CONNECTING);
        assertThat(bob.states(bob.now())).containsExactly(CallState.RINGING, CallState.CONNECTING);
    }

    @Test
    void aConnectedSessionIsActive() {
        Call call = talk();
        assertThat(alice.states(call)).endsWith(CallState.CONNECTING, CallState.ACTIVE);
        assertThat(bob.states(bob.now())).endsWith(CallState.CONNECTING, CallState.ACTIVE);
    }

    @Test
    void aFailedSessionRecoversAndIsActiveAgain() {
        Call call = talk();
        aliceEngine.latest().to(ConnectionState.FAILED);
        world.run();
        assertThat(call.state()).isEqualTo(CallState.RECOVERING);
        world.advanceSeconds(2);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void aSessionThatIsDisturbedFor2SecondsRecovers() {
        Call call = talk();
        net.cut = true;
        world.advanceSeconds(4.5);
        aliceEngine.latest().to(ConnectionState.DISCONNECTED);
        world.advanceSeconds(1.9);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        world.advanceSeconds(0.2);
        assertThat(call.state()).isEqualTo(CallState.RECOVERING);
    }

    @Test
    void aShortDisturbanceIsNotNoticed() {
        Call call = talk();
        net.cut = true;
        world.advanceSeconds(5.5);
        net.cut = false;
        world.advanceSeconds(5);
        assertThat(alice.states(call)).doesNotContain(CallState.RECOVERING);
        assertThat(server.sent("alice", PeerMessage.Offer.class)).hasSize(1);
    }

    @Test
    void anEngineThatStopsHereRecovers() {
        Call call = talk();
        alice.stop(aliceEngine);
        world.run();
        assertThat(call.state()).isEqualTo(CallState.RECOVERING);
    }

    @Test
    void aFreshSessionThereRecoversHere() {
        talk();
        alice.stop(aliceEngine);
        world.run();
        assertThat(bob.now().state()).as("he has noticed nothing yet").isEqualTo(CallState.ACTIVE);
        alice.engine("real", 0);
        world.run();
        assertThat(bob.states(bob.now())).endsWith(CallState.ACTIVE, CallState.RECOVERING);
    }

    @Test
    void anOfferThatWinsAGlareIsAnsweredWithoutAskingAndTheLosingCallEnds() {
        for (CallState lost : List.of(CallState.DIALING, CallState.RINGING)) {
            TransitionTest other = new TransitionTest();
            other.winAGlareWhile(lost);
        }
    }

    private void winAGlareWhile(CallState state) {
        server.lose = message -> message instanceof PeerMessage.Ack && state == CallState.DIALING;
        server.delay = message -> message instanceof PeerMessage.Offer;
        Call alices = alice.call("bob");
        Call bobs = bob.call("alice");
        world.run();
        Party loser = alices.id().compareTo(bobs.id()) > 0 ? bob : alice;
        Call lost = loser.now();
        server.letGo(message -> message.from().equals(loser.signaling.name()));
        world.run();
        assertThat(lost.state()).isEqualTo(state);
        server.letGo();
        world.run();
        assertThat(lost.state()).isEqualTo(CallState.ENDED);
        assertThat(lost.end().orElseThrow().reason()).isEqualTo(EndReason.CANCELLED);
        assertThat(lost.end().orElseThrow().by()).isEqualTo(By.NETWORK);
        assertThat(loser.states(loser.now())).containsExactly(CallState.CONNECTING);
        assertThat(server.wire).noneMatch(PeerMessage.Bye.class::isInstance);
    }

    @Test
    void hangingUpBeforeTheAckCancels() {
        server.lose = message -> message instanceof PeerMessage.Ack && message.from().equals("bob");
        Call call = alice.call("bob");
        world.run();
        assertThat(call.state()).isEqualTo(CallState.DIALING);
        call.hangUp();
        world.run();
        assertBothEnded(EndReason.CANCELLED, By.SELF, By.PEER);
    }

    @Test
    void hangingUpWhileItRingsThereCancels() {
        ring().hangUp();
        world.run();
        assertBothEnded(EndReason.CANCELLED, By.SELF, By.PEER);
        assertNothingLeft();
    }

    @Test
    void decliningDeclines() {
        ring();
        bob.now().decline();
        world.run();
        assertBothEnded(EndReason.DECLINED, By.PEER, By.SELF);
        assertNothingLeft();
    }

    @Test
    void hangingUpWhatRingsHereDeclines() {
        ring();
        bob.now().hangUp();
        world.run();
        assertBothEnded(EndReason.DECLINED, By.PEER, By.SELF);
    }

    @Test
    void anyoneMayHangUpWhileConnecting() {
        connect();
        bob.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.PEER, By.SELF);
        assertNothingLeft();
    }

    @Test
    void anyoneMayHangUpWhileActive() {
        Call call = talk();
        world.advanceSeconds(10);
        call.hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        assertThat(call.end().orElseThrow().duration()).isEqualTo(java.time.Duration.ofSeconds(12));
        assertNothingLeft();
    }

    @Test
    void anyoneMayHangUpWhileRecovering() {
        recover().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        assertNothingLeft();
    }

    @Test
    void theCallerGivesUpAfter45Seconds() {
        ring();
        world.advanceSeconds(44.9);
        assertThat(alice.now().state()).isEqualTo(CallState.RINGING);
        world.advanceSeconds(0.2);
        assertBothEnded(EndReason.NO_ANSWER, By.NETWORK, By.NETWORK);
        assertThat(server.sent("alice", PeerMessage.Bye.class)).first().extracting(PeerMessage.Bye::reason).isEqualTo("no-answer");
        assertNothingLeft();
    }

    @Test
    void theCallerGivesUpAfter45SecondsAlsoWhenItsOfferIsNotEvenMade() {
        aliceEngine.slow = true;
        Call call = alice.call("bob");
        world.advanceSeconds(44.9);
        assertThat(call.state()).isEqualTo(CallState.DIALING);
        world.advanceSeconds(0.2);
        alice.assertEnded(EndReason.NO_ANSWER, By.NETWORK);
        assertThat(server.wire).isEmpty();
    }

    @Test
    void theCalleeStopsRingingAfter60Seconds() {
        ring();
        alice.crash();
        world.advanceSeconds(59.9);
        assertThat(bob.now().state()).isEqualTo(CallState.RINGING);
        world.advanceSeconds(0.2);
        bob.assertEnded(EndReason.NO_ANSWER, By.NETWORK);
        assertThat(server.sent("bob", PeerMessage.Bye.class)).first().extracting(PeerMessage.Bye::reason).isEqualTo("no-answer");
    }

    @Test
    void aCallToSomeoneWhoIsOfflineEndsAtOnce() {
        server.endSession("bob");
        alice.call("bob");
        world.run();
        alice.assertEnded(EndReason.PEER_OFFLINE, By.NETWORK);
        world.advanceSeconds(35);
        assertThat(server.sent("alice", PeerMessage.Bye.class)).as("a bye that nobody is there for is not repeated").hasSize(1);
        alice.assertNothingLeft();
    }

    @Test
    void aCallToSomeoneWhoGoesOfflineWhileItRingsThereEnds() {
        ring();
        alice.signaling.refused(server.sent("alice", PeerMessage.Offer.class).get(0), "peer-offline");
        world.run();
        alice.assertEnded(EndReason.PEER_OFFLINE, By.NETWORK);
    }

    @Test
    void anOfferThatNobodyAcknowledgesFailsAfter30Seconds() {
        server.lose = message -> message.from().equals("bob");
        alice.call("bob");
        world.advanceSeconds(29.9);
        assertThat(alice.now().state()).isEqualTo(CallState.DIALING);
        world.advanceSeconds(0.2);
        assertBothEnded(EndReason.FAILED, By.NETWORK, By.PEER);
    }

    @Test
    void anAnswerThatDoesNotArriveEndsBothSides() {
        ring();
        server.lose = message -> message instanceof PeerMessage.Answer;
        bob.now().answer();
        world.advanceSeconds(29.9);
        assertThat(bob.now().state()).isEqualTo(CallState.CONNECTING);
        world.advanceSeconds(0.2);
        assertBothEnded(EndReason.MEDIA_LOST, By.NETWORK, By.NETWORK);
        assertNothingLeft();
    }

    @Test
    void anAnsweredCallThatNeverConnectsIsLostAfter30Seconds() {
        net.cut = true;
        connect();
        world.advanceSeconds(29.9);
        assertThat(alice.now().state()).isEqualTo(CallState.CONNECTING);
        world.advanceSeconds(0.2);
        assertBothEnded(EndReason.MEDIA_LOST, By.NETWORK, By.NETWORK);
        assertThat(server.sent("bob", PeerMessage.Bye.class)).first().extracting(PeerMessage.Bye::reason).isEqualTo("media-lost");
        assertNothingLeft();
    }

    @Test
    void bytesThatComeWhileNothingIsConnectedDoNotKeepACallAlive() {
        net.cut = true;
        connect();
        for (int second = 0; second < 31; second++) {
            aliceEngine.latest().tellBytes(100 + second);
            bobEngine.latest().tellBytes(100 + second);
            world.advanceSeconds(1);
        }
        assertBothEnded(EndReason.MEDIA_LOST, By.NETWORK, By.NETWORK);
    }

    @Test
    void mediaThatIsSilentFor30SecondsIsLost() {
        talk();
        net.cut = true;
        world.advanceSeconds(28.9);
        assertThat(alice.now().state()).isEqualTo(CallState.RECOVERING);
        world.advanceSeconds(1.1);
        assertBothEnded(EndReason.MEDIA_LOST, By.NETWORK, By.NETWORK);
        assertNothingLeft();
    }

    @Test
    void mediaThatIsSilentThoughTheSessionDoesNotNoticeIsLost() {
        talk();
        net.noticing = false;
        net.cut = true;
        world.advanceSeconds(31);
        assertBothEnded(EndReason.MEDIA_LOST, By.NETWORK, By.NETWORK);
    }

    @Test
    void anEndedCallIgnoresAllRequests() {
        Call call = talk();
        call.hangUp();
        world.run();
        int sent = server.wire.size();
        call.hangUp();
        call.answer();
        call.decline();
        call.muteCamera(true);
        call.preview(frame -> {});
        call.remoteVideo("bob", frame -> {});
        world.run();
        assertThat(server.wire).hasSize(sent);
        alice.assertEnded(EndReason.HANGUP, By.SELF);
    }

    @Test
    void answeringAnOutgoingCallDoesNothing() {
        Call call = ring();
        call.answer();
        call.decline();
        world.run();
        assertThat(call.state()).isEqualTo(CallState.RINGING);
    }
}
