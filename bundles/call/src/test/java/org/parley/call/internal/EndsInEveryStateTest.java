package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.call.CallEnd.By;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.media.ConnectionState;
import org.parley.media.MediaException;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Peer;
import org.parley.signaling.SignalingEvent;

/** The rows of the table in {@link DirectCall} that say "any", or name several states, in each of them. */
class EndsInEveryStateTest extends Duo {
    /** A state of a call, on whose side. */
    enum Situation {
        DIALING, RINGING_OUT, RINGING_IN, CONNECTING, ACTIVE, RECOVERING
    }

    private Party one;
    private Party other;

    private void bring(Situation situation) {
        one = situation == Situation.RINGING_IN ? bob : alice;
        other = one == alice ? bob : alice;
        switch (situation) {
            case DIALING -> {
                server.lose = message -> message instanceof PeerMessage.Ack;
                alice.call("bob");
                world.run();
                server.lose = message -> false;
            }
            case RINGING_OUT, RINGING_IN -> ring();
            case CONNECTING -> {
                net.cut = true;
                connect();
            }
            case ACTIVE -> talk();
            case RECOVERING -> {
                talk();
                net.cut = true;
                aliceEngine.latest().to(ConnectionState.FAILED);
                world.run();
            }
        }
        assertThat(one.now().state().name()).isEqualTo(situation.name().replaceAll("_.*", ""));
    }

    @ParameterizedTest
    @EnumSource
    void aByeEndsTheCallAsItSays(Situation situation) {
        for (String said : List.of("hangup HANGUP PEER", "cancelled CANCELLED PEER", "declined DECLINED PEER", "busy BUSY PEER", "failed FAILED PEER",
                "no-answer NO_ANSWER NETWORK", "media-lost MEDIA_LOST NETWORK")) {
            EndsInEveryStateTest fresh = new EndsInEveryStateTest();
            fresh.bring(situation);
            String[] words = said.split(" ");
            fresh.one.signaling.received(new PeerMessage.Bye(77, fresh.other.signaling.name(), fresh.one.signaling.name(), fresh.one.now().id(), words[0]));
            fresh.world.run();
            fresh.one.assertEnded(EndReason.valueOf(words[1]), By.valueOf(words[2]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void beingDisplacedOrLoggedOutEndsTheCall(Situation situation) {
        for (DisconnectReason reason : List.of(DisconnectReason.DISPLACED, DisconnectReason.REQUESTED)) {
            EndsInEveryStateTest fresh = new EndsInEveryStateTest();
            fresh.bring(situation);
            fresh.one.signaling.endSession(reason);
            fresh.world.run();
            fresh.one.assertEnded(EndReason.SIGNED_OUT, By.SELF);
            if (situation == Situation.ACTIVE) { // nothing but the data channel is left to tell the other side
                fresh.other.assertEnded(EndReason.HANGUP, By.PEER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfOursEndsTheCallOnBothSides(Situation situation) {
        bring(situation);
        ((UserSide) one.now()).call().guard(() -> {
            throw new IllegalStateException("a bug");
        });
        world.run();
        one.assertEnded(EndReason.FAILED, By.SELF);
        other.assertEnded(EndReason.FAILED, By.PEER);
        assertThat(world.faults).hasSize(1);
        world.faults.clear();
    }

    @ParameterizedTest
    @EnumSource
    void anEngineThatIsGoneFor10SecondsEndsTheCall(Situation situation) {
        bring(situation);
        one.stop(one.engines.get(0));
        world.advanceSeconds(9.9);
        assertThat(one.calls.current()).isPresent();
        world.advanceSeconds(0.2);
        one.assertEnded(EndReason.FAILED, By.SELF);
        other.assertEnded(EndReason.FAILED, By.PEER);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIALING", "RINGING_IN", "CONNECTING", "RECOVERING"})
    void mediaThatCannotBeMadeEndsTheCall(Situation situation) {
        if (situation == Situation.DIALING) {
            aliceEngine.failure = new MediaException(MediaException.Kind.NO_DEVICE, "There is no camera Z: plug it in.", null);
            alice.call("bob");
            one = alice;
        } else {
            bring(situation);
            one.stop(one.engines.get(0));
            world.run();
            one.engine("real", 0).failure = new MediaException(MediaException.Kind.NO_DEVICE, "There is no camera Z: plug it in.", null);
        }
        world.run();
        one.assertEnded(EndReason.FAILED, By.SELF);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTING", "ACTIVE", "RECOVERING"})
    void silenceEndsTheCallAfter30Seconds(Situation situation) {
        bring(situation);
        net.noticing = situation != Situation.ACTIVE;
        net.cut = true;
        CallState before = one.now().state();
        world.advanceSeconds(28.9);
        assertThat(one.now().state()).isEqualTo(before);
        world.advanceSeconds(1.2);
        assertBothEnded(EndReason.MEDIA_LOST, By.NETWORK, By.NETWORK);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTING", "ACTIVE", "RECOVERING"})
    void threeSecondsOfSilenceAndTheServersWordEndTheCall(Situation situation) {
        bring(situation);
        net.noticing = false;
        bob.crash();
        alice.signaling.tell(new SignalingEvent.PresenceChanged(List.of(new Peer("bob", Peer.Status.OFFLINE)), true));
        world.advanceSeconds(2.9);
        assertThat(alice.calls.current()).isPresent();
        world.advanceSeconds(0.2);
        alice.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
    }
}
