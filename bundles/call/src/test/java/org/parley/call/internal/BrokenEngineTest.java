package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.CallEnd.By;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.internal.thread.Serial;
import org.parley.media.SessionEnd;

/** A media engine that throws what it must not, or a process without memory, leaves nobody in a call. */
class BrokenEngineTest extends Duo {
    @Test
    void whoHangsUpIsOutThoughTheEngineFailsAndTheOtherHearsIt() {
        talk();
        aliceEngine.latest().broken = new AssertionError("on purpose");
        alice.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        assertThat(alice.signaling.busy).isFalse();
        assertThat(aliceEngine.media().closed).as("camera and microphone are free").isEqualTo(1);
        world.advanceSeconds(35);
        aliceEngine.latest().broken = null;
        talk();
    }

    @Test
    void withoutAServerTheOtherIsOutAsWellSinceNothingIsSentAnyMore() {
        talk();
        serverAway();
        aliceEngine.latest().broken = new AssertionError("on purpose");
        alice.now().hangUp();
        world.advanceSeconds(2);
        alice.assertEnded(EndReason.HANGUP, By.SELF);
        assertThat(aliceEngine.media().closed).as("camera and microphone are free").isEqualTo(1);
        world.advanceSeconds(31);
        bob.assertEnded(EndReason.MEDIA_LOST, By.NETWORK);
        assertNothingLeft();
    }

    @Test
    void whoIsHungUpOnIsOutThoughTheEngineFails() {
        talk();
        aliceEngine.latest().broken = new AssertionError("on purpose");
        bob.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.PEER, By.SELF);
    }

    @Test
    void aSessionThatCannotBeClosedGivesWayToAFreshOne() {
        talk();
        aliceEngine.latest().broken = new AssertionError("on purpose");
        bobEngine.latest().endByEngine(SessionEnd.ENGINE_FAILED);
        world.advanceSeconds(5);
        assertThat(alice.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
        bob.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.PEER, By.SELF);
        assertNothingLeft();
    }

    @Test
    void aByeThatCannotBeSentIsRepeated() {
        ring();
        alice.signaling.broken = new OutOfMemoryError("on purpose");
        alice.now().hangUp();
        world.run();
        alice.assertEnded(EndReason.CANCELLED, By.SELF);
        alice.signaling.broken = null;
        world.advanceSeconds(2);
        bob.assertEnded(EndReason.CANCELLED, By.PEER);
        assertNothingLeft();
    }

    @Test
    void aByeThatTheServerCannotBeSentStillLeavesByTheDataChannel() {
        talk();
        alice.signaling.broken = new OutOfMemoryError("on purpose");
        alice.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        alice.signaling.broken = null;
        assertNothingLeft();
    }

    @Test
    void anErrorInTheCallsOwnCodeEndsItOnBothSides() {
        talk();
        DirectCall call = ((UserSide) alice.now()).call();
        call.guard(() -> {
            throw new OutOfMemoryError("on purpose");
        });
        world.run();
        assertBothEnded(EndReason.FAILED, By.SELF, By.PEER);
        world.faults.clear();
    }

    @Test
    void whatASubscriberThrowsKeepsNobodyInACall() {
        talk();
        subscribeOneThatThrows();
        alice.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        assertNothingLeft();
    }

    @Test
    void norDoesItWhileAnErrorEndsTheCall() {
        talk();
        subscribeOneThatThrows();
        ((UserSide) alice.now()).call().fail("test", "on purpose");
        world.run();
        assertBothEnded(EndReason.FAILED, By.SELF, By.PEER);
        assertNothingLeft();
    }

    private void subscribeOneThatThrows() {
        alice.calls.subscribe(event -> {
            throw new AssertionError("on purpose");
        });
    }

    @Test
    void anErrorThatCannotEvenBeToldEndsTheCallOnBothSides() {
        talk();
        DirectCall call = ((UserSide) alice.now()).call();
        call.guard(() -> {
            throw new Error() {
                @Override
                public String getMessage() {
                    throw new OutOfMemoryError("on purpose");
                }
            };
        });
        world.run();
        assertBothEnded(EndReason.FAILED, By.SELF, By.PEER);
        assertNothingLeft();
    }

    @Test
    void workOnMediaThatFailsLeavesWhatIsToBeDoneAfterIt() {
        List<String> done = new ArrayList<>();
        Serial serial = new Serial(Runnable::run, "A test");
        serial.execute(() -> {
            throw new AssertionError("on purpose");
        });
        serial.execute(() -> done.add("freed"));
        assertThat(done).containsExactly("freed");
    }
}
