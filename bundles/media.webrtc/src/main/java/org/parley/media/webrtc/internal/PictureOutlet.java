package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.parley.media.VideoSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one source of a media's picture track. What captures pushes through an {@link Inlet}; pictures of the inlet that is shown are sent, those of others dropped,
 * so that one capture takes over from another without a new negotiation. Any thread, but for {@link #free}.
 */
final class PictureOutlet {
    private static final Logger LOG = LoggerFactory.getLogger(PictureOutlet.class);
    private static final long LONGEST_PUSH_MILLIS = 500;

    private final CustomVideoSource source = new CustomVideoSource();
    /** Fed from here rather than by the track, which would copy each picture for it. */
    private final FrameSink preview = new FrameSink("preview");
    private final ReentrantLock pushing = new ReentrantLock();
    private volatile Inlet shown;
    private volatile int width;
    private volatile int height;
    private boolean freed;

    /** A new way in, not shown yet. */
    Inlet inlet() {
        return new Inlet();
    }

    /** From now on the pictures of {@code inlet} alone are sent; null for none. */
    void show(Inlet inlet) {
        shown = inlet;
    }

    /** Shows what is sent in {@code sink}; null for nowhere. */
    void preview(VideoSink sink) {
        preview.show(sink);
    }

    /** The source of the track. */
    VideoTrackSource natives() {
        return source;
    }

    /** Frees the source, after its track; pictures that still come are dropped. Leaves it behind while a sink does not return. */
    void free() throws InterruptedException {
        shown = null;
        preview.show(null);
        if (!pushing.tryLock(LONGEST_PUSH_MILLIS, TimeUnit.MILLISECONDS)) {
            LOG.warn("a preview of the camera does not return, its source is left behind");
            return;
        }
        try {
            freed = true;
            source.dispose();
        } finally {
            pushing.unlock();
        }
    }

    /** A native buffer that the encoder may still read while the next one is drawn: {@code pushFrame} counts a reference and does not copy. */
    private void push(Inlet from, VideoFrameBuffer buffer, int rotation) {
        pushing.lock();
        try {
            if (from == shown && !freed) {
                width = buffer.getWidth();
                height = buffer.getHeight();
                // Stamped here, since captures have different clocks, and the encoder drops what is not later than the one before.
                source.pushFrame(new VideoFrame(buffer, rotation, System.nanoTime()));
                preview.deliver(buffer, rotation);
            }
        } finally {
            pushing.unlock();
        }
    }

    /** The way in of one capture. */
    final class Inlet {
        private volatile boolean muted;

        private Inlet() {}

        /** Black of the same size in the place of pictures. Those that a disabled track makes have time stamps of another clock, and are dropped. */
        void mute(boolean mute) {
            muted = mute;
        }

        /** Sends a picture, if this inlet is shown. The caller releases its buffer. Rotation in degrees. */
        void push(VideoFrameBuffer buffer, int rotation) {
            if (!muted) {
                PictureOutlet.this.push(this, buffer, rotation);
                return;
            }
            NativeI420Buffer black = NativeI420Buffer.allocate(buffer.getWidth(), buffer.getHeight());
            try {
                black(black);
                PictureOutlet.this.push(this, black, rotation);
            } finally {
                black.release();
            }
        }

        /** Width of the latest picture that was sent through any inlet, 0 before the first. */
        int sentWidth() {
            return width;
        }

        /** Its height. */
        int sentHeight() {
            return height;
        }
    }

    static void black(NativeI420Buffer buffer) {
        fill(buffer.getDataY(), (byte) 16);
        fill(buffer.getDataU(), (byte) 128);
        fill(buffer.getDataV(), (byte) 128);
    }

    private static void fill(ByteBuffer plane, byte value) {
        byte[] part = new byte[Math.min(plane.capacity(), 4_096)];
        Arrays.fill(part, value);
        for (int at = 0; at < plane.capacity(); at += part.length) {
            plane.put(at, part, 0, Math.min(part.length, plane.capacity() - at));
        }
    }
}
