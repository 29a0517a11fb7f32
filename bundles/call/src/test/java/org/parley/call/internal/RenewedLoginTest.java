package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.media.SessionEnd;
import org.parley.protocol.IceServer;

/** Credentials for a TURN server expire; each login brings fresh ones, which a call that goes on uses as well. */
class RenewedLoginTest extends Duo {
    private static final List<IceServer> FRESH = List.of(new IceServer(List.of("turn:relay.example.org"), "1767312000:alice", "fresh"));

    private static void assertFresh(FakeSession session) {
        assertThat(session.iceServers).singleElement().satisfies(server -> assertThat(server.credential()).isEqualTo("fresh"));
    }

    @Test
    void aRestartAfterAReconnectAsksTheServersOfTheLatestLogin() {
        talk();
        assertThat(aliceEngine.latest().iceServers).isEmpty();
        alice.signaling.lose();
        alice.signaling.iceServers = FRESH;
        alice.signaling.comeBack();
        world.run();
        assertFresh(aliceEngine.latest());
    }

    @Test
    void soDoesASessionThatTakesTheFirstOnesPlace() {
        talk();
        alice.signaling.iceServers = FRESH;
        alice.signaling.logIn(true);
        world.run();
        bobEngine.latest().endByEngine(SessionEnd.ENGINE_FAILED);
        world.advanceSeconds(3);
        assertThat(aliceEngine.sessions).hasSizeGreaterThan(1);
        assertFresh(aliceEngine.latest());
    }

    @Test
    void aLoginWhileTheSessionIsBeingMadeCounts() {
        alice.signaling.iceServers = FRESH;
        aliceEngine.meanwhile = () -> {
            alice.signaling.logIn(true);
            world.run();
        };
        alice.call("bob");
        world.run();
        assertFresh(aliceEngine.latest());
    }
}
