package org.parley.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.media.source.I420;
import org.parley.media.source.TestPattern;

class PictureWatchTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private final TestPattern pattern = new TestPattern(WIDTH, HEIGHT);
    private long nanos;
    private final PictureWatch watch = new PictureWatch(() -> nanos);

    private void frame(long number, long afterMillis) {
        nanos += afterMillis * 1_000_000;
        I420 picture = new I420(WIDTH, HEIGHT);
        pattern.draw(number, 0, picture);
        watch.onFrame(picture);
    }

    @Test
    void picturesThatAreLeftOutAndTheLongestPauseAreTold() {
        frame(10, 33);
        frame(11, 33);
        frame(14, 100);
        assertThat(watch.take()).isEqualTo(new PictureWatch.Seen(3, 2, 100));
        frame(15, 33);
        assertThat(watch.take()).as("from the last question on").isEqualTo(new PictureWatch.Seen(1, 0, 33));
    }

    @Test
    void aPatternThatBeginsAnewLeavesNothingOut() {
        frame(5_000, 33);
        frame(0, 33);
        frame(7_000, 33);
        assertThat(watch.take().missed()).isZero();
    }

    @Test
    void aPauseThatGoesOnCounts() {
        frame(1, 33);
        nanos += 2_000_000_000L;
        assertThat(watch.take().longestMillis()).isEqualTo(2_000);
    }

    @Test
    void otherPicturesAreCountedOnly() {
        watch.onFrame(new I420(WIDTH, HEIGHT));
        watch.onFrame(new I420(WIDTH, HEIGHT));
        assertThat(watch.take()).isEqualTo(new PictureWatch.Seen(2, 0, 0));
    }
}
