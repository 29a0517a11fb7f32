package org.parley.shell.internal;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.parley.media.VideoFrame;
import org.parley.media.VideoSink;
import org.parley.media.source.TestPattern;

/** Counts the pictures that come, and the longest time without one. Any thread may call. */
final class PictureWatch implements VideoSink {
    /** A greater step of the pattern's number is another pattern. */
    private static final long SAME_PATTERN = 600;

    private final LongSupplier nanos;
    private long pictures;
    private long missed;
    private long longestNanos;
    private long latestNanos;
    private long number = -1;

    /** {@code nanos} is a clock. */
    PictureWatch(LongSupplier nanos) {
        this.nanos = nanos;
        this.latestNanos = nanos.getAsLong();
    }

    /**
     * What came since it was asked last.
     *
     * @param missed        numbers of the test pattern that were left out, where that is what is shown
     * @param longestMillis without a picture, the time since the latest one included
     */
    record Seen(long pictures, long missed, long longestMillis) {}

    @Override
    public void onFrame(VideoFrame frame) {
        OptionalLong read = TestPattern.read(frame);
        synchronized (this) {
            pictures++;
            measure();
            latestNanos = nanos.getAsLong();
            long step = read.isEmpty() || number < 0 ? 1 : read.getAsLong() - number;
            missed += step > 1 && step < SAME_PATTERN ? step - 1 : 0;
            number = read.orElse(-1);
        }
    }

    private void measure() {
        longestNanos = Math.max(longestNanos, nanos.getAsLong() - latestNanos);
    }

    /** Tells, and begins anew. */
    synchronized Seen take() {
        measure();
        Seen seen = new Seen(pictures, missed, longestNanos / 1_000_000);
        pictures = 0;
        missed = 0;
        longestNanos = 0;
        return seen;
    }
}
