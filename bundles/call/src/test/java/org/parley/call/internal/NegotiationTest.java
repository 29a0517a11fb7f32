package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallState;
import org.parley.media.ConnectionState;
import org.parley.protocol.PeerMessage;

/** Offers and answers while a call is up: ICE restart, crossing, taking back, late answers. */
class NegotiationTest extends Duo {
    private List<PeerMessage.Offer> renegotiations(String from) {
        return server.sent(from, PeerMessage.Offer.class).stream().filter(PeerMessage.Offer::renegotiate).toList();
    }

    private void fail(FakeEngine engine) {
        engine.latest().to(ConnectionState.FAILED);
        world.run();
    }

    @Test
    void aFailureIsMendedByAnIceRestartThatNobodyIsAskedFor() {
        Call call = talk();
        fail(aliceEngine);
        assertThat(renegotiations("alice")).hasSize(1);
        assertThat(server.sent("bob", PeerMessage.Answer.class)).hasSize(2);
        world.advanceSeconds(2);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(aliceEngine.sessions).hasSize(1);
    }

    @Test
    void theCalleeMayRestartAsWell() {
        Call call = talk();
        fail(bobEngine);
        assertThat(renegotiations("bob")).hasSize(1);
        world.advanceSeconds(2);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void whenTwoOffersCrossThatOfTheCallerIsKept() {
        Call call = talk();
        int answersOfAlice = server.sent("alice", PeerMessage.Answer.class).size();
        aliceEngine.latest().to(ConnectionState.FAILED);
        bobEngine.latest().to(ConnectionState.FAILED);
        world.run();
        assertThat(renegotiations("alice")).hasSize(1);
        assertThat(renegotiations("bob")).hasSize(1);
        assertThat(server.sent("alice", PeerMessage.Answer.class)).hasSize(answersOfAlice);
        assertThat(server.sent("bob", PeerMessage.Answer.class)).last().extracting(PeerMessage.Answer::offer).isEqualTo(renegotiations("alice").get(0).id());
        assertThat(server.sent("alice", PeerMessage.Ack.class)).extracting(PeerMessage.Ack::re).contains(renegotiations("bob").get(0).id());
        world.advanceSeconds(12);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(renegotiations("bob")).as("rolled back, repeated no more").hasSize(1);
    }

    @Test
    void anUnansweredOfferIsTakenBackAfter10SecondsAndReplaced() {
        talk();
        net.cut = true;
        server.lose = message -> message.from().equals("bob") || message instanceof PeerMessage.Bye;
        fail(aliceEngine);
        world.advanceSeconds(9.9);
        assertThat(renegotiations("alice").stream().map(PeerMessage.Offer::id).distinct()).hasSize(1);
        world.advanceSeconds(0.2);
        assertThat(renegotiations("alice").stream().map(PeerMessage.Offer::id).distinct()).hasSize(2);
        long first = renegotiations("alice").get(0).id();
        int repeats = (int) renegotiations("alice").stream().filter(offer -> offer.id() == first).count();
        world.advanceSeconds(5);
        assertThat(renegotiations("alice").stream().filter(offer -> offer.id() == first)).as("repeated no more").hasSize(repeats);
    }

    @Test
    void anAnswerToAnEarlierOfferIsAcknowledgedAndIgnored() {
        Call call = talk();
        net.cut = true;
        server.delay = message -> message instanceof PeerMessage.Answer;
        fail(aliceEngine);
        world.advanceSeconds(10.5);
        List<Long> offers = renegotiations("alice").stream().map(PeerMessage.Offer::id).distinct().toList();
        assertThat(offers).hasSize(2);
        net.cut = false;
        int taken = aliceEngine.latest().taken.size();
        server.letGo();
        world.run();
        assertThat(aliceEngine.latest().taken).as("only the answer to the latest offer").hasSize(taken + 1);
        server.sent("bob", PeerMessage.Answer.class).forEach(answer ->
                assertThat(server.sent("alice", PeerMessage.Ack.class)).extracting(PeerMessage.Ack::re).contains(answer.id()));
        world.advanceSeconds(2);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void aSideHasAtMostOneUnansweredOffer() {
        talk();
        net.cut = true;
        server.lose = message -> message.from().equals("bob");
        fail(aliceEngine);
        aliceEngine.latest().to(ConnectionState.CONNECTING);
        fail(aliceEngine);
        world.advanceSeconds(5);
        aliceEngine.latest().to(ConnectionState.CONNECTING);
        fail(aliceEngine);
        assertThat(renegotiations("alice").stream().map(PeerMessage.Offer::id).distinct()).hasSize(1);
    }

    @Test
    void aRestartThatDoesNotHelpIsTriedAgain() {
        talk();
        net.cut = true;
        fail(aliceEngine);
        world.advanceSeconds(10.5);
        assertThat(renegotiations("alice").size() + renegotiations("bob").size()).isGreaterThanOrEqualTo(2);
        net.cut = false;
        world.advanceSeconds(12);
        assertThat(alice.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void aRestartThatWasAnsweredButBroughtNothingIsTriedAgainAfter10Seconds() {
        talk();
        net.noticing = false;
        net.cut = true;
        fail(aliceEngine);
        assertThat(renegotiations("alice")).hasSize(1);
        assertThat(server.sent("bob", PeerMessage.Answer.class)).hasSize(2);
        world.advanceSeconds(9.9);
        assertThat(renegotiations("alice")).hasSize(1);
        world.advanceSeconds(0.2);
        assertThat(renegotiations("alice")).hasSize(2);
    }

    @Test
    void failuresInARowDoNotFlood() {
        talk();
        for (int i = 0; i < 20; i++) {
            aliceEngine.latest().to(ConnectionState.CONNECTED);
            fail(aliceEngine);
        }
        assertThat(renegotiations("alice")).hasSize(1);
    }

    @Test
    void aRestartWhileTheServerIsAwayGoesWhenItIsBack() {
        Call call = talk();
        serverAway();
        net.cut = true;
        fail(aliceEngine);
        fail(bobEngine);
        world.advanceSeconds(15);
        assertThat(call.state()).isEqualTo(CallState.RECOVERING);
        net.cut = false;
        serverBack();
        world.advanceSeconds(3);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(alice.calls.history()).isEmpty();
    }

    @Test
    void theCallGoesOnWithoutTheServer() {
        Call call = talk();
        serverAway();
        world.advanceSeconds(300);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        serverBack();
        call.hangUp();
        world.run();
        assertNothingLeft();
    }

    @Test
    void candidatesThatWereLostAreMendedBeforeTheCallIsUp() {
        server.lose = PeerMessage.Candidate.class::isInstance;
        net.noticing = false;
        Call call = connect();
        server.lose = message -> false;
        world.advanceSeconds(9);
        assertThat(call.state()).isEqualTo(CallState.CONNECTING);
        world.advanceSeconds(3);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void aRestartOnAnAnsweredCallThatIsNotUpYetHelps() {
        net.cut = true;
        Call call = connect();
        world.advanceSeconds(13);
        net.cut = false;
        assertThat(renegotiations("alice")).isNotEmpty();
        world.advanceSeconds(12);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(alice.states(call)).doesNotContain(CallState.RECOVERING);
    }

    /** Some implementations write another session id each time, against RFC 8829. */
    @Test
    void anotherOriginWithTheSameCertificateNeedsNoFreshSession() {
        Call call = connect();
        String fingerprint = "a=fingerprint:sha-256 AB:01\r\n";
        bob.signaling.received(offer(9_001, call.id(), 77, fingerprint));
        world.run();
        bob.signaling.received(offer(9_002, call.id(), 78, fingerprint));
        world.run();
        assertThat(bobEngine.sessions).as("the first of them is of a fresh peer connection").hasSize(2);
        assertThat(server.sent("bob", PeerMessage.Answer.class)).extracting(PeerMessage.Answer::offer).endsWith(9_001L, 9_002L);
        bob.signaling.received(offer(9_003, call.id(), 79, "a=fingerprint:sha-256 AB:02\r\n"));
        world.run();
        assertThat(bobEngine.sessions).hasSize(3);
    }

    private static PeerMessage.Offer offer(long id, String call, int session, String fingerprint) {
        return new PeerMessage.Offer(id, "alice", "bob", call, "v=0\r\no=- " + session + " 1 IN IP4 127.0.0.1\r\ns=real\r\nt=0 0\r\n" + fingerprint
                + "m=audio 9 RTP 0\r\na=mid:0\r\na=ice-ufrag:u" + id + "\r\n", true, true);
    }
}
