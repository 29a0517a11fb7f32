package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.media.ConnectionState;
import org.parley.protocol.PeerMessage;

/** The first law: whatever ends a call, both sides know. Who hangs up, in which state, with what broken. */
class HangUpTest extends Duo {
    enum Broken { NOTHING, SERVER, DATA_CHANNEL, BOTH }

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (String who : List.of("alice", "bob")) {
            for (CallState state : CallState.values()) {
                for (Broken broken : Broken.values()) {
                    if (state != CallState.ENDED && !(state == CallState.DIALING && who.equals("bob"))) {
                        cases.add(Arguments.of(who, state, broken));
                    }
                }
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0} hangs up while {1} with {2} broken")
    @MethodSource("cases")
    void bothSidesEnd(String who, CallState state, Broken broken) {
        bring(state);
        boolean serverAway = broken == Broken.SERVER || broken == Broken.BOTH;
        if (serverAway) {
            serverAway();
        }
        net.textLost = broken == Broken.DATA_CHANNEL || broken == Broken.BOTH;
        Party one = who.equals("alice") ? alice : bob;
        Party other = one == alice ? bob : alice;
        one.now().hangUp();
        world.run();

        EndReason reason = expected(who, state);
        one.assertEnded(reason, By.SELF);
        boolean dataChannel = (state == CallState.ACTIVE || state == CallState.RECOVERING) && !net.textLost;
        if (state == CallState.CONNECTING && broken == Broken.SERVER) {
            // The data channel may open yet, and is waited for.
            world.advanceSeconds(1);
            dataChannel = true;
        }
        if (!serverAway || dataChannel) {
            other.assertEnded(reason, By.PEER);
        } else if (other.latest().state() == CallState.CONNECTING || state == CallState.ACTIVE || state == CallState.RECOVERING) {
            // While connecting, media may come up for the moment that the data channel is waited for.
            world.advanceSeconds(state == CallState.CONNECTING ? 31.6 : 30);
            other.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
        } else {
            world.advanceSeconds(20);
            serverBack();
            other.assertEnded(reason, By.PEER);
        }
        serverBack();
        one.assertEnded(reason, By.SELF);
        assertNothingLeft();
    }

    private void bring(CallState state) {
        switch (state) {
            case DIALING -> {
                server.lose = message -> message instanceof PeerMessage.Ack && message.from().equals("bob");
                alice.call("bob");
                world.run();
                server.lose = message -> false;
                assertThat(alice.now().state()).isEqualTo(CallState.DIALING);
            }
            case RINGING -> ring();
            case CONNECTING -> connect();
            case ACTIVE -> talk();
            default -> {
                talk();
                server.lose = message -> message instanceof PeerMessage.Offer;
                aliceEngine.latest().to(ConnectionState.FAILED);
                bobEngine.latest().to(ConnectionState.FAILED);
                world.run();
                server.lose = message -> false;
                assertThat(alice.now().state()).isEqualTo(CallState.RECOVERING);
                assertThat(bob.now().state()).isEqualTo(CallState.RECOVERING);
            }
        }
    }

    private static EndReason expected(String who, CallState state) {
        return switch (state) {
            case DIALING, RINGING -> who.equals("alice") ? EndReason.CANCELLED : EndReason.DECLINED;
            default -> EndReason.HANGUP;
        };
    }

    @Test
    void hangUpIsNoticedAtOnceWhileTheServerIsDown() {
        Call call = talk();
        serverAway();
        call.hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
    }

    @Test
    void theDataChannelIsNotWaitedForLong() {
        net.cut = true;
        connect();
        serverAway();
        alice.now().hangUp();
        world.run();
        assertThat(aliceEngine.latest().closings).isZero();
        world.advanceSeconds(1.6);
        assertThat(aliceEngine.latest().closings).isEqualTo(1);
        assertThat(aliceEngine.media().closed).isEqualTo(1);
    }

    @Test
    void bothHangUpAtTheSameMoment() {
        Call call = talk();
        call.hangUp();
        bob.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.SELF);
        assertNothingLeft();
    }

    @Test
    void theByeGoesBothWaysUnderOneIdAndIsAcknowledgedBothWays() {
        Call call = talk();
        FakeSession alices = aliceEngine.latest();
        FakeSession bobs = bobEngine.latest();
        call.hangUp();
        world.run();
        PeerMessage.Bye bye = server.sent("alice", PeerMessage.Bye.class).get(0);
        assertThat(bobs.received).contains("{\"type\":\"bye\",\"id\":" + bye.id() + ",\"reason\":\"hangup\"}");
        assertThat(server.sent("bob", PeerMessage.Ack.class)).extracting(PeerMessage.Ack::re).contains(bye.id());
        // Alice's session is closing and hears nothing more, but it is said.
        assertThat(alices.closed).isTrue();
    }

    @Test
    void aByeThatCameOverTheServerIsAcknowledgedOverTheDataChannelToo() {
        talk();
        FakeSession bobs = bobEngine.latest();
        server.delay = message -> false;
        bob.signaling.received(new PeerMessage.Bye(77, "alice", "bob", bob.now().id(), "hangup"));
        world.run();
        assertThat(aliceEngine.latest().received).contains("{\"type\":\"ack\",\"re\":77}");
        assertThat(server.sent("bob", PeerMessage.Ack.class)).extracting(PeerMessage.Ack::re).contains(77L);
        assertThat(bobs.closed).isTrue();
    }

    @Test
    void anUnknownReasonIsAHangUp() {
        talk();
        bob.signaling.received(new PeerMessage.Bye(77, "alice", "bob", bob.now().id(), "bored"));
        world.run();
        bob.assertEnded(EndReason.HANGUP, By.PEER);
    }

    @Test
    void theUserSeesTheEndBeforeMediaIsClosed() {
        Call call = talk();
        List<Boolean> closedAtEnd = new ArrayList<>();
        alice.calls.subscribe(event -> closedAtEnd.add(aliceEngine.latest().closings > 0));
        call.hangUp();
        world.run();
        assertThat(closedAtEnd).containsExactly(false);
        assertThat(aliceEngine.latest().closings).isEqualTo(1);
    }
}
