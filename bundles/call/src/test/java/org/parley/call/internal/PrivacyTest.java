package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.call.CallEnd.By;
import org.parley.call.EndReason;
import org.parley.media.IceCandidate;
import org.parley.protocol.PeerMessage;

/** A callee who has not accepted reveals nothing but that it rings. */
class PrivacyTest extends Duo {
    @Test
    void nothingButAnAckIsSentBeforeTheUserAccepts() {
        aliceEngine.candidatesInDescription = true;
        ring();
        world.advanceSeconds(30);
        assertThat(server.of("bob")).allMatch(PeerMessage.Ack.class::isInstance).hasSize(1);
    }

    @Test
    void everythingIsPreparedButTheEngineKnowsNobodyItCouldSendTo() {
        aliceEngine.candidatesInDescription = true;
        ring();
        FakeSession session = bobEngine.latest();
        assertThat(session.taken).hasSize(1);
        assertThat(session.taken.get(0)).doesNotContain("a=candidate").doesNotContain("end-of-candidates").contains("a=ice-ufrag");
        assertThat(session.candidates).isEmpty();
        assertThat(bobEngine.media().started).as("captures").isFalse();
    }

    @Test
    void acceptingSendsTheAnswerThenTheCandidatesAndUsesThoseThatWereHeld() {
        aliceEngine.candidatesInDescription = true;
        ring();
        bob.now().answer();
        world.run();
        assertThat(server.of("bob").map(PeerMessage::type)).containsExactly("ack", "answer", "candidate", "candidate");
        assertThat(bobEngine.media().started).isTrue();
        assertThat(bobEngine.latest().candidates).extracting(IceCandidate::candidate)
                .startsWith("candidate:1 1 udp 1 192.0.2.7 9 typ host", "").hasSize(4);
        assertThat(bobEngine.latest().candidates.get(0).sdpMid()).isEqualTo("0");
        assertThat(bobEngine.latest().candidates.get(0).usernameFragment()).isEqualTo("u1001g1");
    }

    @Test
    void decliningRevealsNothingEither() {
        ring();
        bob.now().decline();
        world.advanceSeconds(5);
        alice.assertEnded(EndReason.DECLINED, By.PEER);
        assertThat(server.of("bob").map(PeerMessage::type)).containsExactly("ack", "bye");
        assertThat(bobEngine.latest().candidates).isEmpty();
    }

    @Test
    void theCallerCapturesAtOnceAndSendsCandidatesAfterTheOffer() {
        alice.call("bob");
        world.run();
        assertThat(aliceEngine.media().started).isTrue();
        assertThat(server.of("alice").map(PeerMessage::type)).containsExactly("offer", "candidate", "candidate");
        assertThat(server.sent("alice", PeerMessage.Offer.class).get(0).renegotiate()).isFalse();
    }

    @Test
    void anAnswerGivenBeforeEverythingIsPreparedGoesWhenItIs() {
        alice.call("bob");
        bob.calls.subscribe(event -> event.call().answer());
        world.advanceSeconds(2);
        assertThat(server.of("bob").map(PeerMessage::type)).containsExactly("ack", "answer", "candidate", "candidate");
        assertThat(alice.now().state()).isEqualTo(org.parley.call.CallState.ACTIVE);
    }
}
