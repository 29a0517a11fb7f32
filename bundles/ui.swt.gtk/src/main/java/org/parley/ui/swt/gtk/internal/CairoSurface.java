package org.parley.ui.swt.gtk.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.swt.graphics.GC;
import org.parley.media.VideoFrame;
import org.parley.ui.swt.video.Framing;
import org.parley.ui.swt.video.Place;
import org.parley.ui.swt.video.VideoSurface;

/**
 * Two pictures: one is written while the other is painted, so neither thread waits for the other and no picture is torn. The engine's thread owns {@code back} while it holds
 * {@code writing}; the UI thread exchanges the two between, and owns {@code front} always. Memory shared with the display server can be had by the UI thread alone, while it paints: the
 * first pictures of a size are plain ones, then exchanged.
 */
final class CairoSurface implements VideoSurface {
    /** Held while native memory is written, so that it is not freed meanwhile. */
    private final ReentrantLock writing = new ReentrantLock();
    /** Of a size that is no longer wanted. */
    private final List<CairoPicture> worn = new ArrayList<>();
    private CairoPicture front;
    private CairoPicture back;
    private boolean ready;
    private boolean closed;

    @Override
    public void take(VideoFrame frame, Framing framing) {
        Place place = framing.place(frame.width(), frame.height(), frame.rotation());
        boolean turned = frame.rotation() % 180 != 0;
        int wide = framing.pixels(turned ? place.height() : place.width());
        int high = framing.pixels(turned ? place.width() : place.height());
        int width = frame.width();
        int height = frame.height();
        // Halving is far quicker than any other scaling of planes; the rest is cairo's, whose bilinear filter would skip pixels of one that shrinks to less than half.
        while (width >= 2 * wide && height >= 2 * high) {
            width /= 2;
            height /= 2;
        }
        writing.lock();
        try {
            CairoPicture target = begin(width, height);
            if (target != null) {
                target.write(frame);
                end();
            }
        } finally {
            writing.unlock();
        }
    }

    private synchronized CairoPicture begin(int width, int height) {
        if (closed) {
            return null;
        }
        ready = false;
        if (back != null && (back.width() != width || back.height() != height)) {
            worn.add(back);
            back = null;
        }
        if (back == null) {
            back = CairoPicture.plain(width, height);
        }
        return back;
    }

    private synchronized void end() {
        ready = true;
    }

    @Override
    public Place paint(GC gc, Framing framing) {
        turn();
        if (front == null || closed) {
            return null;
        }
        long cairo = gc.getGCData().cairo;
        Place place = framing.place(front.width(), front.height(), front.rotation());
        front.paint(cairo, place, framing.mirrored(), framing.zoom());
        if (writing.tryLock()) {
            try {
                share(cairo);
            } finally {
                writing.unlock();
            }
        }
        return place;
    }

    private synchronized void turn() {
        if (ready) {
            CairoPicture before = front;
            front = back;
            back = before;
            ready = false;
            front.takeBack();
            if (back != null) {
                back.giveUp();
            }
        }
        worn.forEach(CairoPicture::free);
        worn.clear();
    }

    /** Exchanges the picture that is written next for one in shared memory, if it is of the size that is seen. */
    private synchronized void share(long cairo) {
        if (!ready && (back == null || back.hasSizeOf(front) && !back.isSimilar())) {
            CairoPicture before = back;
            back = CairoPicture.similar(cairo, front.width(), front.height());
            if (before != null) {
                before.free();
            }
        }
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
            worn.add(front);
        }
        if (back != null) {
            worn.add(back);
        }
        worn.forEach(CairoPicture::free);
        worn.clear();
    }
}
