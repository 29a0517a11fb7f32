package org.parley.ui.swt.gtk.internal;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.internal.cairo.Cairo;
import org.parley.media.VideoFrame;
import org.parley.ui.swt.video.Framing;
import org.parley.ui.swt.video.Place;
import org.parley.ui.swt.video.VideoSurface;

/**
 * Two pictures: one is written while the other is painted, so no picture is torn. The engine's thread owns {@code back} while it holds {@code writing}; the monitor is held while the two
 * are exchanged and while {@code front} is painted, by the UI thread upon what GTK paints, or by the engine's thread upon the canvas's own window.
 */
final class CairoSurface implements VideoSurface {
    /** Held while native memory is written, so that it is not freed meanwhile. */
    private final ReentrantLock writing = new ReentrantLock();
    private final Optional<NativeWindow> window;
    private CairoPicture front;
    private CairoPicture back;
    /** How the UI thread has painted last, and where; null while something else is seen. */
    private Framing seen;
    private Place seenAt;
    private boolean closed;

    CairoSurface(Optional<NativeWindow> window) {
        this.window = window;
    }

    @Override
    public boolean take(VideoFrame frame, Framing framing) {
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
            if (target == null) {
                return false;
            }
            target.write(frame);
            return end(framing);
        } finally {
            writing.unlock();
        }
    }

    private synchronized CairoPicture begin(int width, int height) {
        if (closed) {
            return null;
        }
        settle();
        if (back != null && (back.width() != width || back.height() != height)) {
            back.free();
            back = null;
        }
        if (back == null) {
            back = isDirect() ? window.get().picture(width, height) : CairoPicture.plain(width, height);
        }
        back.giveUp();
        return back;
    }

    private synchronized boolean end(Framing framing) {
        CairoPicture before = front;
        front = back;
        back = before;
        front.takeBack();
        Place place = framing.place(front.width(), front.height(), front.rotation());
        boolean atOnce = isDirect() && framing.equals(seen) && place.equals(seenAt);
        if (atOnce) {
            window.get().paint(front, place, framing);
        }
        return atOnce;
    }

    /** Of pictures that the X server has still to read there is one at most, and none when something else is painted: what comes over two connections may change places. */
    private void settle() {
        if (isDirect()) {
            window.get().settle();
        }
    }

    private boolean isDirect() {
        return window.isPresent() && window.get().isConnected();
    }

    @Override
    public synchronized Place paint(GC gc, Framing framing) {
        if (front == null || closed) {
            return null;
        }
        settle();
        seen = framing;
        seenAt = framing.place(front.width(), front.height(), front.rotation());
        long cairo = gc.getGCData().cairo;
        front.paint(cairo, seenAt, framing.mirrored(), framing.zoom());
        if (window.isPresent()) {
            Cairo.cairo_surface_flush(Cairo.cairo_get_target(cairo)); // GTK paints upon such a window without a buffer of its own, and leaves there what cairo has not sent yet
        }
        front.giveUp(); // now, since cairo drops with it what it keeps at GTK's connection, which belongs to this thread
        return seenAt;
    }

    @Override
    public synchronized void covered() {
        if (seen != null && !closed) {
            settle();
        }
        seen = null;
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
        window.ifPresent(NativeWindow::close);
    }
}
