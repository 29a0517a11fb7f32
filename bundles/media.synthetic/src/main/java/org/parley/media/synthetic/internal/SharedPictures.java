package org.parley.media.synthetic.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.parley.media.VideoFrame;
import org.parley.media.source.I420;
import org.parley.media.source.Sharing;

/** Keeps the latest picture of a feed for the capture's thread. Any thread, but for what says otherwise. */
final class SharedPictures implements Sharing.Place {
    private final AtomicReference<SharedPictures> shown;
    private I420 latest = new I420(16, 16);
    private boolean fresh;
    private I420 picture = new I420(16, 16);

    SharedPictures(AtomicReference<SharedPictures> shown) {
        this.shown = shown;
    }

    @Override
    public void enter() {
        shown.set(this);
    }

    @Override
    public void leave() {
        shown.compareAndSet(this, null);
    }

    @Override
    public synchronized void onFrame(VideoFrame frame) {
        latest = fitting(latest, frame);
        latest.copyFrom(frame);
        fresh = true;
    }

    /** Whether a picture has come since this was asked before; it is {@link #picture} then. The capture's thread only. */
    synchronized boolean take() {
        if (!fresh) {
            return false;
        }
        fresh = false;
        I420 former = picture;
        picture = latest;
        latest = former;
        return true;
    }

    /** The picture taken. The capture's thread only. */
    I420 picture() {
        return picture;
    }

    /** A black one of the same size. The capture's thread only. */
    I420 black() {
        return new I420(picture.width(), picture.height());
    }

    private static I420 fitting(I420 buffer, VideoFrame frame) {
        return buffer.width() == frame.width() && buffer.height() == frame.height() ? buffer : new I420(frame.width(), frame.height());
    }
}
