package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.Party.connect;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed in the camera's place. */
abstract class ShareCases extends ChannelCases {
    private static final int LUMA = 150;
    private static final int BLUE = 50;
    private static final int RED = 200;

    private ColourFeed feed;

    @BeforeEach
    void makeFeed() {
        feed = new ColourFeed(1280, 720, LUMA, BLUE, RED);
    }

    @Test
    void aFeedIsSeenByBothInTheCamerasPlaceAndThenTheCameraAgain() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        AtomicInteger previewed = new AtomicInteger();
        caller.media.preview(frame -> previewed.set(frame.width()));
        connect(caller, callee);
        callee.awaitMovingClock(1);
        caller.media.share(feed);
        callee.await("the feed", () -> shown(callee) && callee.width() == 1280 && callee.height() == 720);
        caller.await("the preview of it", () -> previewed.get() == 1280);
        assertThat(caller.media.description()).contains("colour");
        feed.size(640, 360);
        callee.await("the smaller feed", () -> shown(callee) && callee.width() == 640 && callee.height() == 360);
        caller.media.share(null);
        assertThat(feed.isRunning()).isFalse();
        callee.await("the camera", () -> !shown(callee) && callee.width() == 320);
        callee.awaitMovingClock(2);
        caller.await("the preview of it", () -> previewed.get() == 320);
        assertThat(caller.states).endsWith(ConnectionState.CONNECTED);
    }

    @Test
    void aFeedIsSeenAlthoughTheCameraIsMutedOrExchanged() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        connect(caller, callee);
        caller.media.muteCamera(true);
        caller.media.share(feed);
        callee.await("the feed", () -> shown(callee));
        caller.media.camera(new VideoInput.File(film()));
        int from = callee.frames();
        callee.await("ten more pictures", () -> callee.frames() > from + 10);
        assertThat(shown(callee)).isTrue();
        caller.media.share(null);
        callee.await("black", () -> callee.luma() >= 0 && callee.luma() < 30);
    }

    @Test
    void whoeverHasNoCameraMayShareAlsoAsTheAnsweringSide() throws Exception {
        Party caller = party("caller", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.None());
        Party callee = party("callee", new VideoInput.None(), new AudioInput.Silence(), new AudioOutput.None());
        connect(caller, callee);
        callee.media.share(feed);
        caller.await("the feed", () -> shown(caller));
        callee.media.share(null);
        caller.await("black", () -> caller.luma() >= 0 && caller.luma() < 30);
        caller.media.share(feed);
        callee.await("the feed", () -> shown(callee));
    }

    @Test
    void aFeedThatEndsByItselfGivesWayToTheCamera() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        AtomicInteger ends = new AtomicInteger();
        caller.media.listener(new LocalMediaListener() {
            @Override
            public void onDeviceLost(MediaKind kind, String lost, String replacement) {}

            @Override
            public void onShareEnded() {
                ends.incrementAndGet();
            }
        });
        connect(caller, callee);
        caller.media.share(feed);
        callee.await("the feed", () -> shown(callee));
        feed.end();
        caller.await("word of it", () -> ends.get() == 1);
        callee.awaitMovingClock(2);
        caller.media.share(feed);
        callee.await("the feed again", () -> shown(callee));
        caller.media.share(null);
        assertThat(ends).hasValue(1);
    }

    @Test
    void oneFeedTakesOverFromAnother() throws Exception {
        Party caller = party("caller");
        Party callee = party("callee");
        ColourFeed second = new ColourFeed(640, 480, 60, 200, 90);
        connect(caller, callee);
        caller.media.share(feed);
        callee.await("the feed", () -> shown(callee));
        caller.media.share(second);
        callee.await("the second", () -> callee.sees(60, 200, 90));
        assertThat(feed.isRunning()).isFalse();
        caller.media.share(second);
        callee.await("the second", () -> second.isRunning() && callee.sees(60, 200, 90));
    }

    @Test
    void closingStopsTheFeedAndNoneStartsBeforeCapturing() throws Exception {
        LocalMedia media = engine().open(capture(new VideoInput.Pattern(), new AudioInput.Silence()));
        media.share(feed);
        assertThat(feed.starts()).isZero();
        Party caller = added(Party.sharing("caller", engine(), media));
        Party callee = party("callee");
        connect(caller, callee);
        callee.await("the feed", () -> shown(callee));
        caller.close();
        media.close();
        assertThat(feed.isRunning()).isFalse();
        media.share(feed);
        assertThat(feed.starts()).isEqualTo(1);
    }

    private static boolean shown(Party party) {
        return party.sees(LUMA, BLUE, RED);
    }
}
