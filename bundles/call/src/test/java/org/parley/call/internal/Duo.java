package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.parley.call.Call;
import org.parley.call.CallEnd;
import org.parley.call.CallState;
import org.parley.call.EndReason;

/** Alice and bob, with one media engine each, and ways to bring them into each state of a call. */
abstract class Duo {
    final World world = new World();
    final FakeServer server;
    final FakeNet net = new FakeNet(world);
    final Party alice;
    final Party bob;
    final FakeEngine aliceEngine;
    final FakeEngine bobEngine;

    Duo() {
        this(1);
    }

    Duo(int seed) {
        server = new FakeServer(world, seed);
        alice = new Party(server, net, "alice");
        bob = new Party(server, net, "bob");
        aliceEngine = alice.engine("real", 0);
        bobEngine = bob.engine("real", 0);
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        assertThat(world.faults).isEmpty();
    }

    /** It rings at bob's. */
    Call ring() {
        Call call = alice.call("bob");
        world.run();
        assertThat(call.state()).isEqualTo(CallState.RINGING);
        assertThat(bob.now().state()).isEqualTo(CallState.RINGING);
        return call;
    }

    /** Bob has answered; media seeks its way. */
    Call connect() {
        Call call = ring();
        bob.now().answer();
        world.run();
        assertThat(call.state()).isEqualTo(CallState.CONNECTING);
        assertThat(bob.now().state()).isEqualTo(CallState.CONNECTING);
        return call;
    }

    /** Media flows. */
    Call talk() {
        Call call = connect();
        world.advanceSeconds(2);
        assertThat(call.state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        return call;
    }

    /** Media was up and is disturbed; nothing passes until the net is mended. */
    Call recover() {
        Call call = talk();
        net.cut = true;
        world.advanceSeconds(7.5);
        assertThat(call.state()).isEqualTo(CallState.RECOVERING);
        assertThat(bob.now().state()).isEqualTo(CallState.RECOVERING);
        return call;
    }

    void serverAway() {
        alice.signaling.lose();
        bob.signaling.lose();
        world.run();
    }

    void serverBack() {
        alice.signaling.comeBack();
        bob.signaling.comeBack();
        world.run();
    }

    void assertBothEnded(EndReason reason, CallEnd.By alices, CallEnd.By bobs) {
        alice.assertEnded(reason, alices);
        bob.assertEnded(reason, bobs);
    }

    /** After the repeats have ended, nothing is left on either side. */
    void assertNothingLeft() {
        world.advanceSeconds(35);
        alice.assertNothingLeft();
        bob.assertNothingLeft();
    }
}
