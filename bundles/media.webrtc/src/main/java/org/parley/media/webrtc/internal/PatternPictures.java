package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import org.parley.media.CaptureSettings;
import org.parley.media.source.TestPattern;

/** The test pattern. */
final class PatternPictures implements Pictures {
    private final TestPattern pattern;
    private final int framesPerSecond;

    PatternPictures(CaptureSettings settings) {
        pattern = new TestPattern(settings.width(), settings.height());
        framesPerSecond = settings.framesPerSecond();
    }

    @Override
    public int width() {
        return pattern.width();
    }

    @Override
    public int height() {
        return pattern.height();
    }

    @Override
    public long intervalNanos() {
        return 1_000_000_000L / framesPerSecond;
    }

    @Override
    public String description() {
        return "pattern " + width() + "x" + height();
    }

    @Override
    public void draw(long number, NativeI420Buffer into) {
        pattern.draw(number, System.currentTimeMillis(), into.getDataY(), into.getStrideY(), into.getDataU(), into.getStrideU(), into.getDataV(), into.getStrideV());
    }
}
