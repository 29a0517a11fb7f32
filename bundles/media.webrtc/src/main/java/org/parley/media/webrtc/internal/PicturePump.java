package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import org.parley.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pushes {@link Pictures} at their rate, each in a native buffer of its own, from a thread of its own. */
final class PicturePump implements PictureSource {
    private static final Logger LOG = LoggerFactory.getLogger(PicturePump.class);

    private final Pictures pictures;
    private final int number;
    private PumpThread thread;

    PicturePump(Pictures pictures, int number) {
        this.pictures = pictures;
        this.number = number;
    }

    @Override
    public String description() {
        return pictures.description();
    }

    @Override
    public void start(PictureOutlet.Inlet inlet) {
        thread = new PumpThread("parley-camera-" + number, running -> push(running, inlet));
        thread.start();
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.stop();
        }
        if (thread == null || thread.hasEnded()) {
            pictures.close();
        }
    }

    private void push(PumpThread running, PictureOutlet.Inlet inlet) {
        Pace pace = new Pace(pictures.intervalNanos());
        try {
            for (long frame = 0; !running.isStopped(); frame++) {
                push(frame, inlet);
                pace.await();
            }
        } catch (Throwable e) {
            if (!running.isStopped()) {
                LOG.warn("the picture stands still: {}", e.getMessage(), e instanceof MediaException ? null : e);
            }
        }
    }

    private void push(long frame, PictureOutlet.Inlet inlet) throws MediaException {
        NativeI420Buffer buffer = NativeI420Buffer.allocate(pictures.width(), pictures.height());
        try {
            pictures.draw(frame, buffer);
            inlet.push(buffer, 0);
        } finally {
            buffer.release();
        }
    }
}
