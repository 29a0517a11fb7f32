package org.parley.media.screen.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.parley.media.VideoFrame;
import org.parley.media.VideoSink;
import org.parley.media.source.I420;

/** Looks at a feed in a test. */
final class Viewer implements VideoSink {
    private static final long PATIENCE_SECONDS = 30;

    private I420 picture = new I420(2, 2);
    private int frames;
    private int ends;

    @Override
    public synchronized void onFrame(VideoFrame frame) {
        if (picture.width() != frame.width() || picture.height() != frame.height()) {
            picture = new I420(frame.width(), frame.height());
        }
        picture.copyFrom(frame);
        frames++;
        notifyAll();
    }

    synchronized void ended() {
        ends++;
        notifyAll();
    }

    synchronized int frames() {
        return frames;
    }

    synchronized int ends() {
        return ends;
    }

    synchronized String size() {
        return picture.width() + "x" + picture.height();
    }

    /** Whether the picture shows about this colour there. */
    synchronized boolean shows(int x, int y, int colour) {
        if (x >= picture.width() || y >= picture.height()) {
            return false;
        }
        double luma = picture.y().get(y * picture.strideY() + x) & 0xFF;
        double blue = (picture.u().get(y / 2 * picture.strideU() + x / 2) & 0xFF) - 128;
        double red = (picture.v().get(y / 2 * picture.strideV() + x / 2) & 0xFF) - 128;
        double scaled = 1.164 * (luma - 16);
        return near(scaled + 1.596 * red, colour >> 16 & 0xFF) && near(scaled - 0.813 * red - 0.392 * blue, colour >> 8 & 0xFF) && near(scaled + 2.017 * blue, colour & 0xFF);
    }

    /** Waits, 30 s at most. */
    synchronized void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + ": " + frames + " frames, " + size() + ", ends " + ends);
            }
            try {
                wait(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static boolean near(double seen, int expected) {
        return Math.abs(seen - expected) < 8;
    }
}
