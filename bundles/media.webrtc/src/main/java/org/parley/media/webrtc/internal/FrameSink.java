package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import org.parley.media.VideoSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands native frames to the latest {@link VideoSink}, releases each exactly once, and lets nothing escape to the native thread. */
class FrameSink implements VideoTrackSink {
    private static final Logger LOG = LoggerFactory.getLogger(FrameSink.class);

    private final String name;
    private volatile VideoSink shown;
    private boolean failed;

    FrameSink(String name) {
        this.name = name;
    }

    /** From now on frames go here; null for nowhere. */
    final void show(VideoSink sink) {
        shown = sink;
    }

    @Override
    public final void onVideoFrame(VideoFrame frame) {
        try {
            deliver(frame.buffer, frame.rotation);
        } finally {
            Natives.quietly("release frame", frame::release);
        }
    }

    /** Hands over what the caller releases after this; throws nothing. Rotation in degrees. */
    final void deliver(VideoFrameBuffer buffer, int rotation) {
        try {
            arrived(buffer.getWidth(), buffer.getHeight());
            VideoSink sink = shown;
            if (sink != null) {
                sink.onFrame(new NativePicture(buffer, rotation));
            }
        } catch (Throwable e) {
            if (!failed) {
                failed = true;
                LOG.warn("{}: a sink failed, which is told once", name, e);
            }
        }
    }

    /** A frame of this size came. */
    void arrived(int width, int height) {}
}
