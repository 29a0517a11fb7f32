package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Peer;
import org.parley.signaling.SignalingEvent;

/** Ends that nobody could announce: crashes, displaced users, stopped bundles. */
class LossTest extends Duo {
    private void serverSaysBobIs(Peer.Status status) {
        alice.signaling.tell(new SignalingEvent.PresenceChanged(List.of(new Peer("bob", status)), true));
        world.run();
    }

    @Test
    void aCrashOfTheOtherIsNoticedWithin30Seconds() {
        talk();
        bob.crash();
        world.advanceSeconds(28.9);
        assertThat(alice.now().state()).isEqualTo(CallState.RECOVERING);
        world.advanceSeconds(1.1);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }

    @Test
    void aCrashOfTheOtherIsNoticedWithin5SecondsOfTheServerSayingThatHeIsOffline() {
        talk();
        bob.crash();
        world.advanceSeconds(8);
        serverSaysBobIs(Peer.Status.OFFLINE);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }

    @Test
    void offlineBeforeTheSilenceCountsOnceItIsLongEnough() {
        talk();
        bob.crash();
        serverSaysBobIs(Peer.Status.OFFLINE);
        assertThat(alice.now().state()).isEqualTo(CallState.ACTIVE);
        world.advanceSeconds(5);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }

    @Test
    void theServerIsAskedWhenMediaIsSilent() {
        talk();
        bob.crash();
        server.endSession("bob");
        world.advanceSeconds(5);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }

    @Test
    void offlineAloneEndsNothing() {
        talk();
        serverSaysBobIs(Peer.Status.OFFLINE);
        world.advanceSeconds(60);
        assertThat(alice.now().state()).isEqualTo(CallState.ACTIVE);
        net.cut = true;
        serverSaysBobIs(Peer.Status.BUSY);
        world.advanceSeconds(5);
        assertThat(alice.calls.current()).as("he is back").isPresent();
    }

    @Test
    void aRenegotiationToSomeoneOfflineEndsTheSilentCall() {
        talk();
        net.cut = true;
        world.advanceSeconds(5.5);
        bob.crash();
        server.endSession("bob");
        world.advanceSeconds(3);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }

    @Test
    void offlineIsDoubtedJustAfterThisClientItselfCameBack() {
        Call call = talk();
        net.cut = true;
        serverAway();
        world.advanceSeconds(6);
        server.endSession("bob");
        alice.signaling.comeBack();
        world.advanceSeconds(9);
        assertThat(call.state()).isEqualTo(CallState.RECOVERING);
        net.cut = false;
        bob.signaling.comeBack();
        world.advanceSeconds(12);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    @Test
    void offlineCountsWhenTheDoubtIsOver() {
        talk();
        bob.crash();
        alice.signaling.lose();
        world.advanceSeconds(4);
        server.endSession("bob");
        alice.signaling.comeBack();
        world.advanceSeconds(10.5);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }

    @Test
    void beingDisplacedWhileItRingsEndsTheCallHereAndStopsTheRingingThereWhenAnswered() {
        ring();
        alice.signaling.endSession(DisconnectReason.DISPLACED);
        world.run();
        alice.assertEnded(EndReason.SIGNED_OUT, By.SELF);
        FakeSignaling elsewhere = new FakeSignaling(server, "alice");
        Calls fresh = new Calls(elsewhere, world.new Thread(), world::later, world::later, new MessageIds(), Party.SETTINGS, new org.parley.call.internal.history.History(null, world::later), new org.parley.health.Couriers("call"));
        bob.now().answer();
        world.run();
        bob.assertEnded(EndReason.FAILED, By.PEER);
        assertThat(fresh.current()).isEmpty();
    }

    @Test
    void aTokenThatIsRefusedDoesNotEndACallThatIsUp() {
        Call call = talk();
        alice.signaling.endSession(DisconnectReason.TOKEN_REFUSED);
        world.advanceSeconds(60);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        call.hangUp();
        world.run();
        bob.assertEnded(EndReason.HANGUP, By.PEER);
    }

    @Test
    void stoppingEndsTheCallOnBothSidesAndFreesAll() {
        for (String state : List.of("ringing", "connecting", "active")) {
            LossTest other = new LossTest();
            switch (state) {
                case "ringing" -> other.ring();
                case "connecting" -> other.connect();
                default -> other.talk();
            }
            CompletableFuture<Void> freed = other.alice.calls.stop();
            other.world.run();
            assertThat(freed).isCompleted();
            other.alice.assertNothingLeft();
            other.bob.assertEnded(state.equals("ringing") ? EndReason.CANCELLED : EndReason.HANGUP, By.PEER);
        }
    }

    @Test
    void stoppingWhileTheServerIsAwayEndsTheOtherSideThroughTheDataChannel() {
        talk();
        serverAway();
        CompletableFuture<Void> freed = bob.calls.stop();
        world.run();
        assertThat(freed).isCompleted();
        alice.assertEnded(EndReason.HANGUP, By.PEER);
    }

    @Test
    void whatIsMutedIsToldAtTheStartAndAtEachChange() {
        Call call = talk();
        assertThat(bobEngine.latest().received).containsExactly("{\"type\":\"muted\",\"audio\":false,\"video\":false}");
        assertThat(bob.of(CallEvent.PeerMuted.class)).isEmpty();
        call.muteMicrophone(true);
        world.run();
        call.muteCamera(true);
        world.run();
        call.muteMicrophone(false);
        world.run();
        assertThat(bob.of(CallEvent.PeerMuted.class)).extracting(muted -> muted.audio() + " " + muted.video())
                .containsExactly("true false", "true true", "false true");
        assertThat(aliceEngine.media().cameraMuted).isTrue();
        assertThat(aliceEngine.media().microphoneMuted).isFalse();
    }

    @Test
    void brokenAndUnknownTextOnTheDataChannelIsIgnored() {
        talk();
        List<String> told = new ArrayList<>();
        bob.calls.subscribe(event -> {
            if (event instanceof CallEvent.Problem problem) {
                told.add(problem.code());
            }
        });
        for (String text : List.of("{", "[]", "\"x\"", "{\"type\":7}", "{\"type\":\"bye\",\"id\":1.5,\"reason\":\"hangup\"}", "{\"type\":\"dance\"}",
                "{\"type\":\"bye\"}", "[".repeat(16_000))) {
            aliceEngine.latest().send(text);
        }
        world.advanceSeconds(1);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(told).as("once").containsExactly("peer-nonsense");
        assertThat(server.sent("bob", PeerMessage.Bye.class)).isEmpty();
    }

    @Test
    void aSubscriberThatThrowsHarmsNobody() {
        alice.calls.subscribe(event -> {
            throw new IllegalStateException("bad subscriber");
        });
        talk();
    }

    @Test
    void nothingBeginsOnceItIsStopped() {
        alice.signaling.subscribe(event -> {
            if (event instanceof SignalingEvent.MessageReceived) {
                alice.calls.stop();
            }
        });
        bob.call("alice");
        world.run();
        assertThat(bob.states(bob.latest())).as("nobody is there whom it could ring").doesNotContain(CallState.RINGING);
        bob.now().hangUp();
        world.run();
        Call late = alice.call("bob");
        world.run();
        assertThat(late.state()).isEqualTo(CallState.ENDED);
        assertThat(bob.calls.current()).isEmpty();
    }
}
