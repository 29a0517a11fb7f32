package org.parley.ui.swt.internal.video;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.parley.media.VideoFrame;
import org.parley.ui.swt.video.Framing;
import org.parley.ui.swt.video.Place;
import org.parley.ui.swt.video.VideoSurface;

/**
 * Two pictures of the size of their place on the screen: one is written while the other is made an image. The one that is being written is never the one that is painted, so
 * neither thread waits for the other.
 */
final class PortableSurface implements VideoSurface {
    /** Blue, green, red in memory: what depth 32 means is that the first byte is the highest. */
    private static final PaletteData PALETTE = new PaletteData(0xFF00, 0xFF0000, 0xFF000000);

    private final Device device;
    private final Scaler scaler = new Scaler();
    private Picture front;
    private Picture back;
    private boolean ready;
    private boolean closed;
    private Image image;

    PortableSurface(Device device) {
        this.device = device;
    }

    /** A picture as it lies on the screen, and of which frame it was made. */
    private static final class Picture {
        private final ImageData data;
        private int frameWidth;
        private int frameHeight;
        private int rotation;

        Picture(int width, int height) {
            data = new ImageData(width, height, 32, PALETTE, 4, new byte[width * height * 4]);
        }
    }

    @Override
    public boolean take(VideoFrame frame, Framing framing) {
        Place place = framing.place(frame.width(), frame.height(), frame.rotation());
        int width = framing.pixels(place.width());
        int height = framing.pixels(place.height());
        Picture target = begin(width, height);
        if (target != null) {
            scaler.scale(frame, framing.mirrored(), target.data.data, width, height);
            target.frameWidth = frame.width();
            target.frameHeight = frame.height();
            target.rotation = frame.rotation();
            end();
        }
        return false;
    }

    private synchronized Picture begin(int width, int height) {
        if (closed) {
            return null;
        }
        ready = false;
        if (back == null || back.data.width != width || back.data.height != height) {
            back = new Picture(width, height);
        }
        return back;
    }

    private synchronized void end() {
        ready = true;
    }

    private synchronized boolean turn() {
        if (!ready) {
            return false;
        }
        Picture before = front;
        front = back;
        back = before;
        ready = false;
        return true;
    }

    @Override
    public Place paint(GC gc, Framing framing) {
        if (turn()) {
            freeImage();
            image = new Image(device, front.data);
        }
        if (image == null) {
            return null;
        }
        Place place = framing.place(front.frameWidth, front.frameHeight, front.rotation);
        gc.drawImage(image, 0, 0, front.data.width, front.data.height, place.x(), place.y(), place.width(), place.height());
        return place;
    }

    @Override
    public void covered() {}

    private void freeImage() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            ready = false;
        }
        freeImage();
    }
}
