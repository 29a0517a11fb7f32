package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.CallException;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.protocol.PeerMessage;

/** What comes twice, too early, too late, from strangers, or not at all. */
class MessagesTest extends Duo {
    private final Party carol = new Party(server, net, "carol");

    private PeerMessage.Candidate candidate(String call, String text) {
        return new PeerMessage.Candidate("alice", "bob", call, text, "0", 0, "u1");
    }

    private PeerMessage.Offer offer(long id, String from, String call, boolean renegotiate) {
        return new PeerMessage.Offer(id, from, "bob", call, "v=0\r\no=- 9 1 IN IP4 127.0.0.1\r\ns=real\r\nt=0 0\r\nm=audio 9 RTP 0\r\na=mid:0\r\na=ice-ufrag:u1\r\n", true, renegotiate);
    }

    private void toBob(PeerMessage message) {
        bob.signaling.received(message);
        world.run();
    }

    private List<Long> bobsAcks() {
        return server.sent("bob", PeerMessage.Ack.class).stream().map(PeerMessage.Ack::re).toList();
    }

    private List<PeerMessage.Bye> bobsByes() {
        return server.sent("bob", PeerMessage.Bye.class);
    }

    // ---- Early ---------------------------------------------------------------------------------------------------------------------------

    @Test
    void candidatesThatComeBeforeTheirOfferAreUsedWhenTheUserAccepts() {
        toBob(candidate("K1", "candidate:early"));
        world.advanceSeconds(29);
        toBob(offer(5, "alice", "K1", false));
        bob.now().answer();
        world.run();
        assertThat(bobEngine.latest().candidates).extracting(org.parley.media.IceCandidate::candidate).containsExactly("candidate:early");
    }

    @Test
    void earlyCandidatesAreForgottenAfter30SecondsAndAreBounded() {
        toBob(candidate("K1", "candidate:old"));
        // Alice knows nothing of these calls and ends each that is answered.
        for (int i = 0; i < 70; i++) {
            toBob(candidate("K2", "candidate:" + i));
        }
        for (int call = 3; call <= 9; call++) {
            toBob(candidate("K" + call, "candidate:x"));
        }
        toBob(offer(5, "alice", "K9", false));
        bob.now().answer();
        world.run();
        assertThat(bobEngine.latest().candidates).as("the ninth call of a sender").isEmpty();
        toBob(offer(6, "alice", "K2", false));
        bob.now().answer();
        world.run();
        assertThat(bobEngine.latest().candidates).hasSize(64);
        world.advanceSeconds(30);
        toBob(offer(7, "alice", "K1", false));
        bob.now().answer();
        world.run();
        assertThat(bobEngine.latest().candidates).isEmpty();
    }

    @Test
    void anOfferWhoseByeCameFirstEndsSilently() {
        toBob(new PeerMessage.Bye(6, "alice", "bob", "K1", "cancelled"));
        assertThat(bobsAcks()).containsExactly(6L);
        toBob(offer(5, "alice", "K1", false));
        assertThat(bobsAcks()).containsExactly(6L, 5L);
        assertThat(bob.events).isEmpty();
        assertThat(bob.calls.current()).isEmpty();
        assertThat(bobsByes()).isEmpty();
    }

    @Test
    void aStrangersEarlyByeDoesNotEndTheCallOfAnother() {
        toBob(new PeerMessage.Bye(6, "carol", "bob", "K1", "cancelled"));
        toBob(offer(5, "alice", "K1", false));
        assertThat(bob.now().state()).isEqualTo(CallState.RINGING);
    }

    // ---- Repeats -------------------------------------------------------------------------------------------------------------------------

    @Test
    void everythingMayComeTwice() {
        server.twice = message -> true;
        Call call = talk();
        assertThat(alice.states(call)).containsExactly(CallState.DIALING, CallState.RINGING, CallState.CONNECTING, CallState.ACTIVE);
        assertThat(bob.states(bob.now())).containsExactly(CallState.RINGING, CallState.CONNECTING, CallState.ACTIVE);
        call.hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        assertThat(bobEngine.sessions).hasSize(1);
        assertNothingLeft();
    }

    @Test
    void aRepeatIsAcknowledgedAgain() {
        toBob(offer(5, "alice", "K1", false));
        toBob(offer(5, "alice", "K1", false));
        assertThat(bobsAcks()).containsExactly(5L, 5L);
        toBob(new PeerMessage.Bye(6, "alice", "bob", "K1", "cancelled"));
        toBob(new PeerMessage.Bye(6, "alice", "bob", "K1", "cancelled"));
        assertThat(bobsAcks()).containsExactly(5L, 5L, 6L, 6L);
        bob.assertEnded(EndReason.CANCELLED, By.PEER);
    }

    @Test
    void anUnacknowledgedOfferIsRepeatedUnchangedEvery2Seconds() {
        server.lose = message -> message.from().equals("bob");
        alice.call("bob");
        world.advanceSeconds(7);
        List<PeerMessage.Offer> offers = server.sent("alice", PeerMessage.Offer.class);
        assertThat(offers).hasSize(4);
        assertThat(offers.stream().distinct()).hasSize(1);
        server.lose = message -> false;
        world.advanceSeconds(10);
        assertThat(server.sent("alice", PeerMessage.Offer.class)).as("acknowledged now").hasSize(5);
    }

    @Test
    void anEndedCallRepeatsItsByeAlone() {
        server.lose = message -> message.from().equals("bob");
        Call call = alice.call("bob");
        world.run();
        call.hangUp();
        world.advanceSeconds(6.5);
        assertThat(server.sent("alice", PeerMessage.Offer.class)).hasSize(1);
        assertThat(server.sent("alice", PeerMessage.Bye.class)).hasSize(4);
        world.advanceSeconds(60);
        assertThat(server.sent("alice", PeerMessage.Bye.class)).as("for 30 s").hasSize(15);
    }

    @Test
    void anOfferThatCouldNotBeSentGoesAtOnceAfterTheLogin() {
        alice.signaling.lose();
        alice.call("bob");
        world.advanceSeconds(5.1);
        assertThat(server.wire).isEmpty();
        alice.signaling.comeBack();
        world.run();
        assertThat(alice.now().state()).isEqualTo(CallState.RINGING);
        assertThat(server.sent("alice", PeerMessage.Candidate.class)).as("candidates follow").hasSize(2);
    }

    @Test
    void anAckOfAStrangerMeansNothing() {
        server.lose = message -> message.from().equals("bob");
        Call call = alice.call("bob");
        world.run();
        long offer = server.sent("alice", PeerMessage.Offer.class).get(0).id();
        alice.signaling.received(new PeerMessage.Ack("carol", "alice", call.id(), offer));
        world.advanceSeconds(2.1);
        assertThat(call.state()).isEqualTo(CallState.DIALING);
        assertThat(server.sent("alice", PeerMessage.Offer.class)).hasSize(2);
    }

    // ---- Strangers -----------------------------------------------------------------------------------------------------------------------

    @Test
    void aStrangersMessagesForAKnownCallAreIgnored() {
        Call call = talk();
        int sent = server.wire.size();
        toBob(new PeerMessage.Bye(6, "carol", "bob", call.id(), "hangup"));
        toBob(new PeerMessage.Answer(7, "carol", "bob", call.id(), 1, "v=0"));
        toBob(offer(8, "carol", call.id(), true));
        toBob(new PeerMessage.Candidate("carol", "bob", call.id(), "candidate:evil", "0", 0, "u"));
        world.run();
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(server.wire).hasSize(sent);
        assertThat(bobEngine.latest().candidates).extracting(org.parley.media.IceCandidate::candidate).doesNotContain("candidate:evil");
        call.hangUp();
        world.run();
        sent = server.wire.size();
        toBob(new PeerMessage.Bye(9, "carol", "bob", call.id(), "hangup"));
        assertThat(server.wire).as("the same for an ended call").hasSize(sent);
    }

    // ---- Late and unknown ----------------------------------------------------------------------------------------------------------------

    @Test
    void anOfferWithAnotherIdOnAKnownCallIsAcknowledgedAndIgnored() {
        Call call = talk();
        toBob(offer(99, "alice", call.id(), false));
        assertThat(bobsAcks()).contains(99L);
        assertThat(server.sent("bob", PeerMessage.Answer.class)).hasSize(1);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void aRenegotiationBeforeTheAnswerIsAcknowledgedAndIgnored() {
        Call call = ring();
        toBob(offer(99, "alice", call.id(), true));
        assertThat(bobsAcks()).contains(99L);
        assertThat(bobEngine.latest().taken).hasSize(1);
    }

    @Test
    void anAnswerForAnUnknownCallIsAcknowledgedAndAnsweredWithByeFailedOnce() {
        toBob(new PeerMessage.Answer(7, "alice", "bob", "K1", 1, "v=0"));
        assertThat(bobsAcks()).containsExactly(7L);
        assertThat(bobsByes()).singleElement().satisfies(bye -> {
            assertThat(bye.reason()).isEqualTo("failed");
            assertThat(bye.call()).isEqualTo("K1");
            assertThat(bye.to()).isEqualTo("alice");
        });
        toBob(new PeerMessage.Answer(7, "alice", "bob", "K1", 1, "v=0"));
        assertThat(bobsAcks()).containsExactly(7L, 7L);
        assertThat(bobsByes()).hasSize(1);
    }

    @Test
    void aRenegotiationForAnUnknownOrEndedCallIsAnsweredWithByeFailed() {
        toBob(offer(7, "alice", "K1", true));
        assertThat(bobsByes()).extracting(PeerMessage.Bye::reason).containsExactly("failed");
        Call call = talk();
        call.hangUp();
        world.run();
        toBob(offer(99, "alice", call.id(), true));
        assertThat(bobsByes()).extracting(PeerMessage.Bye::reason).containsExactly("failed", "failed");
        assertThat(bobsAcks()).contains(99L);
    }

    @Test
    void aByeIsAlwaysAcknowledgedAndNeverAnsweredByAnother() {
        toBob(new PeerMessage.Bye(6, "alice", "bob", "K1", "hangup"));
        Call call = talk();
        call.hangUp();
        world.run();
        toBob(new PeerMessage.Bye(66, "alice", "bob", call.id(), "hangup"));
        assertThat(bobsAcks()).contains(6L, 66L);
        assertThat(bobsByes()).isEmpty();
    }

    @Test
    void anOfferOfAnEndedCallDoesNotRingUntilItIsForgotten() {
        Call call = talk();
        call.hangUp();
        world.run();
        world.advanceSeconds(119);
        toBob(offer(98, "alice", call.id(), false));
        assertThat(bob.calls.current()).isEmpty();
        world.advanceSeconds(2);
        toBob(offer(99, "alice", call.id(), false));
        assertThat(bob.calls.current()).isPresent();
    }

    @Test
    void anAnswerThatCrossesTheCancelIsAnsweredWithBye() {
        Call call = ring();
        server.delay = message -> true;
        bob.now().answer();
        world.run();
        call.hangUp();
        world.run();
        server.letGo();
        world.run();
        alice.assertEnded(EndReason.CANCELLED, By.SELF);
        bob.assertEnded(EndReason.CANCELLED, By.PEER);
        assertNothingLeft();
    }

    // ---- Busy, offline, refused ----------------------------------------------------------------------------------------------------------

    @Test
    void aSecondCallerGetsBusyAndTheCallGoesOn() {
        carol.engine("real", 0);
        Call call = talk();
        Call carols = carol.call("bob");
        world.run();
        carol.assertEnded(EndReason.BUSY, By.PEER);
        assertThat(carol.states(carols)).containsExactly(CallState.DIALING, CallState.RINGING, CallState.ENDED);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.latest()).isSameAs(bob.now());
    }

    @Test
    void whoIsRungForIsBusyToo() {
        carol.engine("real", 0);
        ring();
        carol.call("bob");
        carol.loop.execute(() -> {});
        world.run();
        carol.assertEnded(EndReason.BUSY, By.PEER);
        assertThat(alice.now().state()).isEqualTo(CallState.RINGING);
        carol.call("alice");
        world.run();
        carol.assertEnded(EndReason.BUSY, By.PEER);
    }

    @Test
    void peerOfflineIsDoubtedJustAfterThisClientItselfCameBack() {
        server.endSession("bob");
        alice.signaling.lose();
        world.run();
        alice.signaling.comeBack();
        world.run();
        alice.call("bob");
        world.advanceSeconds(9);
        assertThat(alice.now().state()).isEqualTo(CallState.DIALING);
        world.advanceSeconds(2);
        alice.assertEnded(EndReason.PEER_OFFLINE, By.NETWORK);
    }

    @Test
    void peerUnreachableEndsNothing() {
        Call call = ring();
        long offer = server.sent("alice", PeerMessage.Offer.class).get(0).id();
        alice.signaling.tell(new org.parley.signaling.SignalingEvent.MessageRefused(call.id(), offer, "peer-unreachable", "full"));
        world.run();
        assertThat(call.state()).isEqualTo(CallState.RINGING);
    }

    @Test
    void theRegisteredSpellingIsTakenFromTheAck() {
        Call call = alice.call("BOB");
        assertThat(call.participants()).containsExactly("BOB");
        world.run();
        assertThat(call.state()).isEqualTo(CallState.RINGING);
        assertThat(call.participants()).containsExactly("bob");
        world.advanceSeconds(3);
        assertThat(server.sent("alice", PeerMessage.Offer.class)).as("the ack counts whatever the spelling").hasSize(1);
    }

    @Test
    void callsThatCannotBeginSayWhy() {
        assertThatThrownBy(() -> alice.calls.call("Alice")).isInstanceOfSatisfying(CallException.class,
                e -> assertThat(e.kind()).isEqualTo(CallException.Kind.BAD_PEER));
        assertThatThrownBy(() -> alice.calls.call("not a name")).hasMessageContaining("not a name");
        ring();
        assertThatThrownBy(() -> alice.calls.call("carol")).isInstanceOfSatisfying(CallException.class,
                e -> assertThat(e.kind()).isEqualTo(CallException.Kind.IN_A_CALL));
        carol.signaling.endSession(org.parley.signaling.DisconnectReason.REQUESTED);
        assertThatThrownBy(() -> carol.calls.call("bob")).isInstanceOfSatisfying(CallException.class,
                e -> assertThat(e.kind()).isEqualTo(CallException.Kind.NOT_LOGGED_IN));
    }

    @Test
    void aFloodOfStrangeAnswersMakesFewRepeats() {
        server.lose = message -> message.from().equals("alice");
        for (int i = 0; i < 500; i++) {
            toBob(new PeerMessage.Answer(7 + i, "alice", "bob", "K" + i, 1, "v=0"));
        }
        int sent = bobsByes().size();
        assertThat(sent).isBetween(33, 100);
        world.advanceSeconds(2.1);
        assertThat(bobsByes().size() - sent).isLessThanOrEqualTo(32);
    }

    @Test
    void theHistoryKeepsTheLatest100NewestFirst() {
        server.endSession("bob");
        for (int i = 0; i < 105; i++) {
            alice.call("bob");
            world.run();
        }
        assertThat(alice.calls.history()).hasSize(100);
        assertThat(alice.calls.history().get(0).id()).isEqualTo(alice.latest().id());
        assertThat(alice.calls.history().get(0).end().reason()).isEqualTo(EndReason.PEER_OFFLINE);
    }

    @Test
    void whoIsInACallWithHisCallerIsToldSoWhenHeCallsHim() {
        talk();
        assertThatThrownBy(() -> bob.calls.call("alice")).isInstanceOfSatisfying(CallException.class, e -> assertThat(e.kind()).isEqualTo(CallException.Kind.IN_A_CALL));
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    // ---- Floods --------------------------------------------------------------------------------------------------------------------------

    @Test
    void offersThatAreTakenBackAtOnceDoNotPileUpInASlowEngine() {
        for (int i = 0; i < 30; i++) {
            bob.signaling.received(offer(100 + 2 * i, "alice", "K" + i, false));
            bob.signaling.received(new PeerMessage.Bye(101 + 2 * i, "alice", "bob", "K" + i, "cancelled"));
        }
        world.run();
        assertThat(bobEngine.opened).as("engines are opened on the pool, behind all that").hasSizeBetween(1, 8);
        assertThat(bobsByes()).as("the others are told").extracting(PeerMessage.Bye::reason).hasSize(30 - bobEngine.opened.size()).containsOnly("busy");
        toBob(offer(500, "alice", "L1", false));
        assertThat(bob.now().state()).as("all were freed").isEqualTo(CallState.RINGING);
    }

    @Test
    void textThatComesFasterThanItIsReadIsDropped() {
        talk();
        String padding = "x".repeat(10_000);
        for (int i = 1; i <= 300; i++) {
            aliceEngine.latest().send("{\"type\":\"chat\",\"id\":" + i + ",\"text\":\"hello\",\"x\":\"" + padding + "\"}");
        }
        world.run();
        assertThat(bob.of(CallEvent.Chat.class)).hasSizeBetween(50, 200);
        aliceEngine.latest().send("{\"type\":\"chat\",\"id\":301,\"text\":\"at last\"}");
        world.run();
        assertThat(bob.of(CallEvent.Chat.class)).last().satisfies(chat -> assertThat(chat.message().text()).isEqualTo("at last"));
    }
}
