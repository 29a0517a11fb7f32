package org.parley.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.call.Call;
import org.parley.call.Call.Shown;
import org.parley.call.CallEvent;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;

/** What each side shows: muted, covered, or a screen; and what users see of it without waiting for events. */
class SharingTest extends Duo {
    private static final class Screen implements VideoFeed {
        final List<String> asked = new ArrayList<>();

        @Override
        public String description() {
            return "screen 640x480";
        }

        @Override
        public void start(VideoSink sink, Runnable ended) {
            asked.add("start");
        }

        @Override
        public void stop() {
            asked.add("stop");
        }
    }

    private final Screen screen = new Screen();

    private List<String> texts(Party party) {
        return party.engines.stream().flatMap(engine -> engine.sessions.stream()).flatMap(session -> session.received.stream()).filter(text -> text.contains("sharing")).toList();
    }

    private void updateEngine() {
        alice.stop(aliceEngine);
        world.run();
        alice.engine("real", 0);
        world.advanceSeconds(2);
    }

    @Test
    void sharingIsToldAtOnceAndItsEndToo() {
        Call call = talk();
        assertThat(texts(bob)).as("nothing is said of a camera").isEmpty();
        call.share(screen);
        world.run();
        assertThat(call.isSharing()).isTrue();
        assertThat(aliceEngine.media().feed).isSameAs(screen);
        assertThat(bob.now().peerShown()).isEqualTo(new Shown(true, true, true));
        call.share(null);
        world.run();
        assertThat(call.isSharing()).isFalse();
        assertThat(bob.now().peerShown()).isEqualTo(Shown.ALL);
        assertThat(texts(bob)).containsExactly("{\"type\":\"sharing\",\"screen\":true}", "{\"type\":\"sharing\",\"screen\":false}");
        assertThat(bob.of(CallEvent.PeerSharing.class)).extracting(CallEvent.PeerSharing::screen).containsExactly(true, false);
        assertThat(alice.of(CallEvent.OwnChanged.class)).extracting(CallEvent.OwnChanged::sharing).containsExactly(true, false);
        assertThat(screen.asked).containsExactly("start", "stop");
    }

    @Test
    void whoSharesBeforeTheChannelIsOpenTellsItThen() {
        Call call = alice.call("bob");
        call.share(screen);
        world.run();
        bob.now().answer();
        world.advanceSeconds(2);
        assertThat(bob.now().peerShown().screen()).isTrue();
        assertThat(texts(bob)).hasSize(1);
    }

    @Test
    void aCalleeSharesOnlyFromHisAnswerOn() {
        ring();
        bob.now().share(screen);
        world.run();
        assertThat(screen.asked).isEmpty();
        bob.now().answer();
        world.advanceSeconds(2);
        assertThat(screen.asked).containsExactly("start");
        assertThat(alice.now().peerShown().screen()).isTrue();
    }

    @Test
    void sharingOutlivesTheEngineAndTheFeedIsNeverSentTwiceAtATime() {
        Call call = talk();
        call.share(screen);
        world.run();
        updateEngine();
        assertThat(call.isSharing()).isTrue();
        assertThat(screen.asked).containsExactly("start", "stop", "start");
        assertThat(texts(bob)).as("said again over the new channel").hasSize(2);
        assertThat(bob.of(CallEvent.PeerSharing.class)).as("nothing has changed").hasSize(1);
        call.hangUp();
        world.run();
        assertThat(screen.asked).as("at the end of the call").endsWith("start", "stop");
    }

    @Test
    void anEndOfSharingThatTheChannelCouldNotCarryIsToldByTheNext() {
        Call call = talk();
        call.share(screen);
        world.run();
        alice.stop(aliceEngine);
        world.run();
        call.share(null);
        world.run();
        alice.engine("real", 0);
        world.advanceSeconds(2);
        assertThat(bob.now().peerShown().screen()).isFalse();
    }

    @Test
    void aWindowThatIsClosedEndsTheSharing() {
        Call call = talk();
        call.share(screen);
        world.run();
        aliceEngine.media().listener.onShareEnded();
        world.run();
        assertThat(call.isSharing()).isFalse();
        assertThat(bob.now().peerShown().screen()).isFalse();
        assertThat(alice.of(CallEvent.OwnChanged.class)).extracting(CallEvent.OwnChanged::sharing).containsExactly(true, false);
    }

    @Test
    void anotherScreenIsSharedWithoutAWord() {
        Call call = talk();
        call.share(screen);
        world.run();
        call.share(new Screen());
        world.run();
        assertThat(texts(bob)).hasSize(1);
        assertThat(screen.asked).containsExactly("start", "stop");
    }

    @Test
    void whatIsMutedIsSeenOnBothSides() {
        Call call = talk();
        call.muteMicrophone(true);
        world.run();
        call.muteMicrophone(true);
        call.muteCamera(true);
        world.run();
        assertThat(call.isMicrophoneMuted()).isTrue();
        assertThat(call.isCameraMuted()).isTrue();
        assertThat(bob.now().peerShown()).isEqualTo(new Shown(false, false, false));
        assertThat(alice.of(CallEvent.OwnChanged.class)).as("changes alone").extracting(own -> own.microphoneMuted() + " " + own.cameraMuted())
                .containsExactly("true false", "true true");
    }

    @Test
    void durationAndFiguresAreSeenWithoutWaiting() {
        Call call = ring();
        world.advanceSeconds(5);
        assertThat(call.duration()).isZero();
        assertThat(call.stats()).isEmpty();
        bob.now().answer();
        world.advanceSeconds(10);
        assertThat(call.duration()).hasSeconds(10);
        assertThat(call.stats()).hasValueSatisfying(stats -> assertThat(stats.codec()).isEqualTo("VP8"));
        call.hangUp();
        world.advanceSeconds(10);
        assertThat(call.duration()).isEqualTo(call.end().orElseThrow().duration()).hasSeconds(10);
    }

    @Test
    void whatWasSetOnACallThatLostTheGlareIsKept() {
        server.delay = message -> message instanceof org.parley.protocol.PeerMessage.Offer;
        alice.call("bob");
        bob.call("alice");
        Party loser = alice.now().id().compareTo(bob.now().id()) > 0 ? bob : alice;
        loser.now().share(screen);
        loser.now().muteMicrophone(true);
        loser.now().camera(new org.parley.media.VideoInput.Device("Z"));
        world.run();
        server.letGo();
        world.advanceSeconds(3);
        Party winner = loser == alice ? bob : alice;
        assertThat(loser.now().isSharing()).isTrue();
        assertThat(loser.now().isMicrophoneMuted()).isTrue();
        assertThat(loser.engines.get(0).media().camera).isEqualTo(new org.parley.media.VideoInput.Device("Z"));
        assertThat(winner.now().peerShown()).isEqualTo(new Shown(false, true, true));
    }

    @Test
    void whoHasHungUpIsNeitherSeenNorHeardWhileTheByeIsOnItsWay() {
        Call call = talk();
        call.share(screen);
        world.run();
        net.latency = Duration.ofMillis(200);
        call.hangUp();
        world.run();
        assertThat(aliceEngine.latest().closed).as("what was said has some time to leave").isFalse();
        assertHushed();
    }

    @Test
    void whoHasHungUpIsNeitherSeenNorHeardWhileTheDataChannelIsWaitedFor() {
        net.cut = true;
        Call call = connect();
        call.share(screen);
        serverAway();
        call.hangUp();
        world.run();
        assertThat(aliceEngine.latest().closings).isZero();
        assertHushed();
    }

    @Test
    void whoHasHungUpIsNotSeenWhenTheDevicesComeFreeAtLast() {
        Call before = talk();
        net.latency = Duration.ofSeconds(5);
        before.hangUp();
        world.run();
        net.cut = true;
        Call call = connect();
        call.share(screen);
        world.advanceSeconds(1);
        serverAway();
        call.hangUp();
        world.advanceSeconds(1.2);
        assertThat(aliceEngine.latest().closings).as("the data channel is waited for").isZero();
        assertThat(aliceEngine.media().started).isFalse();
        assertThat(screen.asked).isEmpty();
    }

    private void assertHushed() {
        assertThat(aliceEngine.media().microphoneMuted).isTrue();
        assertThat(aliceEngine.media().cameraMuted).isTrue();
        assertThat(screen.asked).last().isEqualTo("stop");
    }
}
