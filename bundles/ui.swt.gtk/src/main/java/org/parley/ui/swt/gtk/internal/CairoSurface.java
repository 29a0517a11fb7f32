package org.parley.ui.swt.gtk.internal;

import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.swt.graphics.GC;
import org.parley.media.VideoFrame;
import org.parley.ui.swt.video.Framing;
import org.parley.ui.swt.video.Halving;
import org.parley.ui.swt.video.Place;
import org.parley.ui.swt.video.VideoSurface;

/**
 * Two pictures: one is written while the other is painted, so neither thread waits for the other and no picture is torn. The engine's thread owns {@code back} from
 * {@link #begin} to {@link #end}; the UI thread exchanges the two between, and owns {@code front} always.
 */
final class CairoSurface implements VideoSurface {
    /** Held while native memory is written, so that it is not freed meanwhile. */
    private final ReentrantLock writing = new ReentrantLock();
    private byte[] pixels = new byte[0];
    private CairoPicture front;
    private CairoPicture back;
    private boolean ready;
    private boolean closed;

    @Override
    public void take(VideoFrame frame, Framing framing) {
        int bytes = 4 * frame.width() * frame.height();
        if (pixels.length < bytes) {
            pixels = new byte[bytes];
        }
        frame.toBgra(pixels);
        int times = halve(frame, framing);
        writing.lock();
        try {
            CairoPicture target = begin(frame.width() >> times, frame.height() >> times);
            if (target != null) {
                target.write(pixels, frame.rotation());
                end();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Bilinear filtering skips pixels of a picture that shrinks to less than half. */
    private int halve(VideoFrame frame, Framing framing) {
        Place place = framing.place(frame.width(), frame.height(), frame.rotation());
        boolean turned = frame.rotation() % 180 != 0;
        int wide = framing.pixels(turned ? place.height() : place.width());
        int high = framing.pixels(turned ? place.width() : place.height());
        int times = Halving.times(frame.width(), frame.height(), wide, high);
        for (int i = 0; i < times; i++) {
            Halving.halve(pixels, frame.width() >> i, frame.height() >> i);
        }
        return times;
    }

    private synchronized CairoPicture begin(int width, int height) {
        if (closed) {
            return null;
        }
        ready = false;
        if (back != null && (back.width() != width || back.height() != height)) {
            back.free();
            back = null;
        }
        if (back == null) {
            back = new CairoPicture(width, height);
        }
        return back;
    }

    private synchronized void end() {
        ready = true;
    }

    private synchronized void turn() {
        if (ready) {
            CairoPicture before = front;
            front = back;
            back = before;
            ready = false;
        }
    }

    @Override
    public Place paint(GC gc, Framing framing) {
        turn();
        if (front == null || closed) {
            return null;
        }
        Place place = framing.place(front.width(), front.height(), front.rotation());
        front.paint(gc.getGCData().cairo, place, framing.mirrored(), framing.zoom());
        return place;
    }

    @Override
    public void close() {
        writing.lock();
        try {
            free();
        } finally {
            writing.unlock();
        }
    }

    private synchronized void free() {
        if (closed) {
            return;
        }
        closed = true;
        if (front != null) {
            front.free();
        }
        if (back != null) {
            back.free();
        }
    }
}
