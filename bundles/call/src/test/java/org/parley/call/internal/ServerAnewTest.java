package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.call.CallEnd.By;
import org.parley.call.EndReason;
import org.parley.protocol.PeerMessage;

/** The server begins anew, and clients come back to it one after another: for a while it says of one that he is offline. */
class ServerAnewTest extends Duo {
    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob"})
    void whoComesBackLaterStillHearsThatTheCallIsOver(String who) {
        ring();
        server.restart();
        world.run();
        Party one = who.equals("alice") ? alice : bob;
        Party other = one == alice ? bob : alice;
        one.now().hangUp();
        one.signaling.comeBack();
        world.advanceSeconds(5);
        other.signaling.comeBack();
        world.advanceSeconds(2.1);
        EndReason reason = one == alice ? EndReason.CANCELLED : EndReason.DECLINED;
        one.assertEnded(reason, By.SELF);
        other.assertEnded(reason, By.PEER);
        assertNothingLeft();
    }

    @Test
    void whoDoesNotComeBackIsToldNoMoreOnceTheServersWordHolds() {
        ring();
        server.restart();
        world.run();
        alice.now().hangUp();
        alice.signaling.comeBack();
        world.advanceSeconds(13);
        int told = server.sent("alice", PeerMessage.Bye.class).size();
        world.advanceSeconds(10);
        assertThat(server.sent("alice", PeerMessage.Bye.class)).as("repeated no more").hasSize(told);
    }
}
