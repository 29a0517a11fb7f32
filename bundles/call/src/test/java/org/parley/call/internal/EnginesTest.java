package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.CallEnd.By;
import org.parley.call.CallEvent;
import org.parley.call.CallState;
import org.parley.call.EndReason;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.SessionEnd;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;
import org.parley.protocol.PeerMessage;

/** Engines that are missing, choose, fail, stop, come back, and differ. */
class EnginesTest extends Duo {
    private List<String> chosen(Party party) {
        return party.of(CallEvent.MediaChosen.class).stream().map(event -> event.engine() + (event.fallback() ? " fallback" : "")).toList();
    }

    private List<String> problems(Party party) {
        return party.of(CallEvent.Problem.class).stream().map(CallEvent.Problem::code).toList();
    }

    private void assertTalking() {
        assertThat(alice.now().state()).isEqualTo(CallState.ACTIVE);
        assertThat(bob.now().state()).isEqualTo(CallState.ACTIVE);
    }

    // ---- Choosing ------------------------------------------------------------------------------------------------------------------------

    @Test
    void theBestEngineIsUsedAndNamed() {
        alice.engine("spare", -100);
        ring();
        assertThat(chosen(alice)).containsExactly("real");
        assertThat(alice.of(CallEvent.MediaChosen.class).get(0).description()).isEqualTo("real pattern");
    }

    @Test
    void onlyTheEngineOfTheNextCallGetsReadyBeforeIt() {
        FakeEngine spare = alice.engine("spare", -100);
        world.run();
        assertThat(aliceEngine.prepared).isPositive();
        assertThat(spare.prepared).isZero();
        alice.calls.configure(new Settings("spare", Party.SETTINGS.media()));
        world.run();
        assertThat(spare.prepared).isEqualTo(1);
    }

    @Test
    void withTheBestGoneTheNextCallUsesTheSpareAndSaysSo() {
        alice.engine("spare", -100);
        bob.engine("spare", -100);
        alice.stop(aliceEngine);
        alice.call("bob");
        world.run();
        bob.now().answer();
        world.advanceSeconds(2);
        assertTalking();
        assertThat(chosen(alice)).containsExactly("spare fallback");
        assertThat(chosen(bob)).as("as the offer asks for it").containsExactly("spare fallback");
        assertThat(bobEngine.opened).as("not even tried").isEmpty();
    }

    @Test
    void aConfiguredEngineComesBeforeABetterOneAndIsNoFallback() {
        alice.engine("spare", -100);
        bob.engine("spare", -100);
        alice.calls.configure(new Settings("spare", Party.SETTINGS.media()));
        alice.call("bob");
        world.run();
        assertThat(chosen(alice)).containsExactly("spare");
        alice.now().hangUp();
        alice.calls.configure(new Settings("other", Party.SETTINGS.media()));
        world.run();
        alice.call("bob");
        world.run();
        assertThat(chosen(alice)).containsExactly("spare", "real fallback");
    }

    @Test
    void withoutAnyEngineTheCallFailsAtOnceAndSendsNothing() {
        alice.stop(aliceEngine);
        Call call = alice.call("bob");
        world.run();
        alice.assertEnded(EndReason.FAILED, By.SELF);
        assertThat(alice.states(call)).containsExactly(CallState.DIALING, CallState.ENDED);
        assertThat(problems(alice)).containsExactly("no-media");
        assertThat(server.wire).isEmpty();
    }

    @Test
    void aCalleeWithoutAnyEngineEndsTheCallOnBothSides() {
        bob.stop(bobEngine);
        alice.call("bob");
        world.run();
        assertBothEnded(EndReason.FAILED, By.PEER, By.SELF);
        assertThat(problems(bob)).containsExactly("no-media");
        assertNothingLeft();
    }

    @Test
    void aCalleeWhoseEnginesCannotReadTheOfferEndsTheCallOnBothSides() {
        alice.engine("spare", 5);
        alice.call("bob");
        world.run();
        assertBothEnded(EndReason.FAILED, By.PEER, By.SELF);
        assertThat(problems(bob)).containsExactly("media-bad-description");
        assertNothingLeft();
    }

    @Test
    void aCalleeWhoseBestEngineCannotReadTheOfferUsesAnother() {
        bob.engine("spare", 5);
        alice.call("bob");
        world.run();
        bob.now().answer();
        world.advanceSeconds(2);
        assertTalking();
        assertThat(chosen(bob)).containsExactly("spare", "real fallback");
    }

    @Test
    void whatAnEngineQuotesOfTheOtherSideIsToldInOneShortLineThatNoTerminalObeys() {
        aliceEngine.failure = new MediaException(MediaException.Kind.BAD_FILE, "Expect line: v= [\u001b[2J\r\nERROR all is lost" + "x".repeat(60_000) + "]", null);
        alice.call("bob");
        world.run();
        assertThat(alice.of(CallEvent.Problem.class)).hasSize(1).allSatisfy(problem -> {
            assertThat(problem.message()).startsWith("Expect line: v= [\ufffd[2J ERROR all is lost");
            assertThat(problem.message()).hasSizeLessThanOrEqualTo(501);
        });
    }

    @Test
    void aBadFileStopsTheCallAndIsNamed() {
        aliceEngine.failure = new MediaException(MediaException.Kind.BAD_FILE, "/tmp/x.y4m is no YUV4MPEG2 file: give another.", null);
        alice.engine("spare", -100);
        alice.call("bob");
        world.run();
        alice.assertEnded(EndReason.FAILED, By.SELF);
        assertThat(alice.of(CallEvent.Problem.class)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("media-bad-file");
            assertThat(problem.message()).isEqualTo("/tmp/x.y4m is no YUV4MPEG2 file: give another.");
        });
        assertThat(server.wire).isEmpty();
    }

    @Test
    void anEngineThatIsUnavailableLetsTheNextTryAndSaysSo() {
        aliceEngine.failure = new MediaException(MediaException.Kind.UNAVAILABLE, "libpulse.so.0 is missing: install libpulse0.", null);
        alice.engine("spare", -100);
        bob.engine("spare", -100);
        alice.call("bob");
        world.run();
        assertThat(problems(alice)).containsExactly("media-unavailable");
        assertThat(chosen(alice)).containsExactly("spare fallback");
        assertThat(alice.now().state()).isEqualTo(CallState.RINGING);
    }

    @Test
    void mediaMayBeChosenForTheNextCall() {
        alice.calls.media(new MediaChoice(CaptureSettings.of(new VideoInput.None(), new AudioInput.Silence()), new AudioOutput.None()));
        ring();
        assertThat(bob.now().video()).isFalse();
    }

    // ---- Stopping ------------------------------------------------------------------------------------------------------------------------

    @Test
    void anUpdatedEngineBringsTheCallBackWithAFreshOffer() {
        Call call = talk();
        alice.stop(aliceEngine);
        world.run();
        assertThat(call.state()).isEqualTo(CallState.RECOVERING);
        world.advanceSeconds(1);
        FakeEngine updated = alice.engine("real", 0);
        world.advanceSeconds(2);
        assertTalking();
        assertThat(chosen(alice)).containsExactly("real", "real");
        assertThat(server.sent("alice", PeerMessage.Offer.class)).last().satisfies(offer -> {
            assertThat(offer.renegotiate()).isTrue();
            assertThat(offer.call()).isEqualTo(call.id());
        });
        assertThat(updated.media().started).isTrue();
        assertThat(bobEngine.sessions).as("a fresh session for a fresh session").hasSize(2);
        call.hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        assertNothingLeft();
    }

    @Test
    void theSameServiceMayComeBack() {
        talk();
        alice.stop(aliceEngine);
        world.run();
        aliceEngine.stopped = false;
        alice.calls.add(aliceEngine, 0, 9);
        world.advanceSeconds(2);
        assertTalking();
    }

    @Test
    void anEngineThatStopsBeforeItIsUnboundIsWaitedForToo() {
        talk();
        aliceEngine.stop(SessionEnd.ENGINE_STOPPED);
        world.run();
        assertThat(alice.now().state()).isEqualTo(CallState.RECOVERING);
        alice.calls.remove(aliceEngine);
        aliceEngine.stopped = false;
        alice.calls.add(aliceEngine, 0, 9);
        world.advanceSeconds(2);
        assertTalking();
    }

    @Test
    void theCalleesEngineMayBeUpdatedToo() {
        talk();
        bob.stop(bobEngine);
        world.advanceSeconds(1);
        bob.engine("real", 0);
        world.advanceSeconds(2);
        assertTalking();
        serverAway();
        bob.now().hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.PEER, By.SELF);
        serverBack();
        assertNothingLeft();
    }

    @Test
    void bothEnginesMayBeUpdatedAtOnce() {
        talk();
        alice.stop(aliceEngine);
        bob.stop(bobEngine);
        world.advanceSeconds(1);
        bob.engine("real", 0);
        world.advanceSeconds(1);
        alice.engine("real", 0);
        world.advanceSeconds(12);
        assertTalking();
        alice.now().hangUp();
        world.run();
        assertNothingLeft();
    }

    @Test
    void withASpareTheSameEngineIsWaitedForABit() {
        talk();
        alice.engine("spare", -100);
        bob.engine("spare", -100);
        alice.stop(aliceEngine);
        world.advanceSeconds(0.9);
        assertThat(chosen(alice)).containsExactly("real");
        world.advanceSeconds(2);
        assertThat(chosen(alice)).containsExactly("real", "spare fallback");
        assertThat(chosen(bob)).as("the other side follows").containsExactly("real", "spare fallback");
        assertTalking();
        alice.now().hangUp();
        world.run();
        assertNothingLeft();
    }

    private Call talkBySpares() {
        Call call = talk();
        alice.engine("spare", -100);
        bob.engine("spare", -100);
        alice.stop(aliceEngine);
        world.advanceSeconds(3);
        assertTalking();
        return call;
    }

    @Test
    void theEngineThatIsBackTakesOverFromTheSpareOnBothSidesAndAllThatWasSetStays() {
        Call call = talkBySpares();
        call.muteMicrophone(true);
        world.run();
        FakeEngine back = alice.engine("real", 0);
        world.run();
        assertThat(call.state()).isEqualTo(CallState.RECOVERING);
        world.advanceSeconds(2);
        assertTalking();
        assertThat(chosen(alice)).containsExactly("real", "spare fallback", "real");
        assertThat(chosen(bob)).containsExactly("real", "spare fallback", "real");
        assertThat(back.media().microphoneMuted).isTrue();
        assertThat(alice.latest()).isSameAs(call);
        call.hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        assertNothingLeft();
    }

    @Test
    void theCalleesEngineThatIsBackTakesOverToo() {
        talk();
        alice.engine("spare", -100);
        bob.engine("spare", -100);
        bob.stop(bobEngine);
        world.advanceSeconds(3);
        bob.engine("real", 0);
        world.advanceSeconds(3);
        assertTalking();
        assertThat(chosen(alice)).containsExactly("real", "spare fallback", "real");
        assertThat(chosen(bob)).containsExactly("real", "spare fallback", "real");
    }

    @Test
    void theEngineThatIsBackWhileTheSpareIsBegunTakesOverAsSoonAsMediaFlows() {
        talk();
        alice.engine("spare", -100);
        bob.engine("spare", -100);
        net.cut = true;
        alice.stop(aliceEngine);
        world.advanceSeconds(1.5);
        alice.engine("real", 0);
        world.advanceSeconds(1);
        assertThat(chosen(alice)).containsExactly("real", "spare fallback");
        net.cut = false;
        world.advanceSeconds(15);
        assertTalking();
        assertThat(chosen(alice)).containsExactly("real", "spare fallback", "real");
    }

    @Test
    void anEngineThatNobodyMissesDisturbsNoCall() {
        Call call = talk();
        alice.engine("better", 100);
        alice.engine("spare", -100);
        world.advanceSeconds(2);
        assertThat(chosen(alice)).containsExactly("real");
        assertThat(alice.states(call)).doesNotContain(CallState.RECOVERING);
    }

    @Test
    void aDeviceThatTheSpareLacksIsUsedAgainByTheEngineThatIsBack() {
        VideoInput camera = new VideoInput.Device("camera 1");
        alice.calls.media(new MediaChoice(CaptureSettings.of(camera, new AudioInput.Silence()), new AudioOutput.None()));
        talk();
        alice.engine("spare", -100).missing = camera;
        bob.engine("spare", -100);
        alice.stop(aliceEngine);
        world.advanceSeconds(3);
        assertTalking();
        FakeEngine back = alice.engine("real", 0);
        world.advanceSeconds(3);
        assertTalking();
        assertThat(back.media().opened.camera()).isEqualTo(camera);
    }

    @Test
    void withoutAnEngineFor10SecondsTheCallFailsOnBothSides() {
        talk();
        alice.stop(aliceEngine);
        world.advanceSeconds(9.9);
        assertThat(alice.now().state()).isEqualTo(CallState.RECOVERING);
        world.advanceSeconds(0.2);
        assertBothEnded(EndReason.FAILED, By.SELF, By.PEER);
        assertThat(problems(alice)).containsExactly("no-media");
        assertNothingLeft();
    }

    @Test
    void muteAndSinksOutliveTheEngine() {
        Call call = talk();
        VideoSink remote = frame -> {};
        VideoSink own = frame -> {};
        call.muteCamera(true);
        call.muteMicrophone(true);
        call.remoteVideo("bob", remote);
        call.preview(own);
        world.run();
        assertThat(aliceEngine.media().cameraMuted).isTrue();
        alice.stop(aliceEngine);
        world.run();
        FakeEngine updated = alice.engine("real", 0);
        world.advanceSeconds(2);
        assertThat(updated.media().cameraMuted).isTrue();
        assertThat(updated.media().microphoneMuted).isTrue();
        assertThat(updated.media().preview).isSameAs(own);
        assertThat(updated.latest().remoteVideo).isSameAs(remote);
        assertThat(bobEngine.latest().received).last().isEqualTo("{\"type\":\"muted\",\"audio\":true,\"video\":true}");
    }

    @Test
    void anEngineThatStopsWhileItRingsHereIsReplacedBeforeTheAnswer() {
        ring();
        bob.stop(bobEngine);
        world.run();
        assertThat(bob.now().state()).isEqualTo(CallState.RINGING);
        bob.engine("real", 0);
        world.run();
        bob.now().answer();
        world.advanceSeconds(2);
        assertTalking();
    }

    @Test
    void anEngineThatStopsWhileItRingsThereIsReplacedAfterTheAnswer() {
        ring();
        alice.stop(aliceEngine);
        world.run();
        alice.engine("real", 0);
        world.run();
        assertThat(server.sent("alice", PeerMessage.Offer.class)).as("nothing may change before the answer").hasSize(1);
        bob.now().answer();
        world.advanceSeconds(2);
        assertTalking();
        assertThat(server.sent("alice", PeerMessage.Offer.class)).last().extracting(PeerMessage.Offer::renegotiate).isEqualTo(true);
    }

    @Test
    void anEngineThatBreaksIsUsedAgain() {
        talk();
        aliceEngine.stop(SessionEnd.ENGINE_FAILED);
        world.advanceSeconds(2);
        assertTalking();
        assertThat(aliceEngine.sessions).hasSize(2);
        assertThat(aliceEngine.opened).hasSize(2);
        assertThat(aliceEngine.opened.get(0).closed).isEqualTo(1);
    }

    @Test
    void anEngineThatBreaksAgainAndAgainEndsTheCall() {
        net.cut = true;
        connect();
        for (int i = 0; i < 4; i++) {
            aliceEngine.stop(SessionEnd.ENGINE_FAILED);
            world.run();
        }
        assertBothEnded(EndReason.FAILED, By.SELF, By.PEER);
        assertNothingLeft();
    }

    @Test
    void hangingUpWhileTheEngineIsAwayEndsBothSides() {
        Call call = talk();
        alice.stop(aliceEngine);
        world.run();
        call.hangUp();
        world.run();
        assertBothEnded(EndReason.HANGUP, By.SELF, By.PEER);
        assertNothingLeft();
    }

    @Test
    void theFirstFrameIsToldOnceForEachKindAndEngine() {
        talk();
        assertThat(alice.of(CallEvent.FirstFrame.class)).extracting(frame -> frame.kind() + " " + frame.width())
                .containsExactly("AUDIO 0", "VIDEO 640");
        bob.stop(bobEngine);
        world.run();
        bob.engine("real", 0);
        world.advanceSeconds(2);
        assertTalking();
        assertThat(alice.of(CallEvent.FirstFrame.class)).as("the same engine here, though a fresh session").hasSize(2);
        assertThat(bob.of(CallEvent.FirstFrame.class)).as("another engine here").hasSize(4);
        assertThat(bob.of(CallEvent.FirstFrame.class).get(0).millis()).isBetween(0L, 2_000L);
    }

    @Test
    void anErrorOfOursEndsTheCallOnBothSides() {
        Call call = ring();
        DirectCall inner = ((UserSide) call).call();
        world.later(() -> inner.guard(() -> {
            throw new IllegalStateException("a bug");
        }));
        world.run();
        assertBothEnded(EndReason.FAILED, By.SELF, By.PEER);
        assertThat(problems(alice)).containsExactly("internal");
        world.faults.clear();
        assertNothingLeft();
    }

    /** So the other side's latest description names the spare. */
    @Test
    void theEngineThatIsBackTakesOverAlsoWhereTheOtherSideHasBegunTheSpareAnew() {
        talk();
        alice.engine("spare", -100);
        FakeEngine spare = bob.engine("spare", -100);
        alice.stop(aliceEngine);
        world.advanceSeconds(3);
        bob.stop(spare);
        bob.engine("spare", -100);
        world.advanceSeconds(3);
        assertTalking();
        alice.engine("real", 0);
        world.advanceSeconds(20);
        assertTalking();
        assertThat(chosen(alice)).last().isEqualTo("real");
        assertThat(chosen(alice)).hasSizeLessThan(6);
    }
}
