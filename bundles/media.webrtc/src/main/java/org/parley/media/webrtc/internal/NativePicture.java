package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.parley.media.VideoFrame;

/** A view of a native frame, good until that is released. */
final class NativePicture implements VideoFrame {
    private final I420Buffer buffer;
    private final int rotation;
    private final long timestampNanos = System.nanoTime();

    NativePicture(dev.onvoid.webrtc.media.video.VideoFrame frame) {
        buffer = (I420Buffer) frame.buffer;
        rotation = frame.rotation;
    }

    @Override
    public int width() {
        return buffer.getWidth();
    }

    @Override
    public int height() {
        return buffer.getHeight();
    }

    @Override
    public int rotation() {
        return rotation;
    }

    @Override
    public long timestampNanos() {
        return timestampNanos;
    }

    @Override
    public ByteBuffer y() {
        return buffer.getDataY();
    }

    @Override
    public ByteBuffer u() {
        return buffer.getDataU();
    }

    @Override
    public ByteBuffer v() {
        return buffer.getDataV();
    }

    @Override
    public int strideY() {
        return buffer.getStrideY();
    }

    @Override
    public int strideU() {
        return buffer.getStrideU();
    }

    @Override
    public int strideV() {
        return buffer.getStrideV();
    }

    /** Natively: far faster than Java can. */
    @Override
    public void toBgra(byte[] pixels) {
        Objects.checkFromIndexSize(0, 4 * width() * height(), pixels.length);
        try {
            VideoBufferConverter.convertFromI420(buffer, pixels, FourCC.ARGB);
        } catch (Exception e) {
            throw new IllegalStateException("a picture cannot be converted", e);
        }
    }
}
