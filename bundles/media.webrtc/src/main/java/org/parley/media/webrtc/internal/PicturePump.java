package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.parley.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes {@link Pictures} at their rate, from a thread of its own. Each goes into a native buffer of its own, which the encoder may still read
 * while the next one is drawn: {@code pushFrame} counts a reference and does not copy.
 */
final class PicturePump implements PictureSource {
    private static final Logger LOG = LoggerFactory.getLogger(PicturePump.class);

    private final CustomVideoSource source = new CustomVideoSource();
    private final Pictures pictures;
    private final PumpThread thread;
    private volatile boolean muted;

    /** @param pictures null for none: a source that never has a picture */
    PicturePump(Pictures pictures, int number) {
        this.pictures = pictures;
        thread = new PumpThread("parley-camera-" + number, this::push);
    }

    @Override
    public VideoTrackSource natives() {
        return source;
    }

    @Override
    public String description() {
        return pictures == null ? "no camera" : pictures.description();
    }

    @Override
    public boolean sends() {
        return pictures != null;
    }

    @Override
    public void start() {
        if (pictures != null) {
            thread.start();
        }
    }

    /** By own black pictures: those that a disabled track makes of ours have time stamps of another clock, and are dropped. */
    @Override
    public void mute(VideoTrack track, boolean mute) {
        muted = mute;
    }

    @Override
    public void stop() {
        thread.stop();
        if (pictures != null && thread.hasEnded()) {
            pictures.close();
        }
    }

    @Override
    public void free() {
        if (thread.hasEnded()) {
            source.dispose();
        }
    }

    private void push(PumpThread running) {
        Pace pace = new Pace(pictures.intervalNanos());
        try {
            for (long number = 0; !running.isStopped(); number++) {
                push(number);
                pace.await();
            }
        } catch (Throwable e) {
            if (!running.isStopped()) {
                LOG.warn("the picture stands still: {}", e.getMessage(), e instanceof MediaException ? null : e);
            }
        }
    }

    private void push(long number) throws MediaException {
        NativeI420Buffer buffer = NativeI420Buffer.allocate(pictures.width(), pictures.height());
        try {
            if (muted) {
                black(buffer);
            } else {
                pictures.draw(number, buffer);
            }
            source.pushFrame(new VideoFrame(buffer, System.nanoTime()));
        } finally {
            buffer.release();
        }
    }

    private static void black(NativeI420Buffer buffer) {
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
