package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.parley.media.VideoFrame;

/** A view of a native buffer, good until that is released. */
final class NativePicture implements VideoFrame {
    private final I420Buffer buffer;
    private final int rotation;
    private final long timestampNanos = System.nanoTime();

    NativePicture(VideoFrameBuffer buffer, int rotation) {
        this.buffer = (I420Buffer) buffer;
        this.rotation = rotation;
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
    public void toBgra(ByteBuffer pixels, int start, int width, int height) {
        Objects.checkIndex(width - 1, width());
        Objects.checkIndex(height - 1, height());
        Objects.checkFromIndexSize(start, 4 * width * height, pixels.capacity());
        if (width == width() && height == height()) {
            convert(buffer, pixels, start);
            return;
        }
        VideoFrameBuffer small = buffer.cropAndScale(0, 0, width(), height(), width, height);
        try {
            convert((I420Buffer) small, pixels, start);
        } finally {
            small.release();
        }
    }

    /**
     * libyuv names formats by their order in a register, so that ARGB is blue, green, red, alpha in memory, and RGBA alpha, blue, green, red. The latter, begun a byte earlier, puts
     * the colours at the same places, and is three times as fast where the processor has AVX-512, which libyuv uses for the former alone.
     */
    private static void convert(I420Buffer from, ByteBuffer pixels, int start) {
        int bytes = 4 * from.getWidth() * from.getHeight();
        try {
            if (start == 0) {
                VideoBufferConverter.convertFromI420(from, pixels.slice(0, bytes), FourCC.ARGB);
            } else {
                VideoBufferConverter.convertFromI420(from, pixels.slice(start - 1, bytes), FourCC.RGBA);
                pixels.put(start + bytes - 1, (byte) 255);
            }
        } catch (Exception e) {
            throw new IllegalStateException("a picture cannot be converted", e);
        }
    }
}
