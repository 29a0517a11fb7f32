package org.parley.media.remote.internal.picture;

import java.nio.ByteBuffer;
import org.parley.media.VideoFrame;

/** A view of a slot's picture, used again for the next one of the same size. */
final class SharedPicture implements VideoFrame {
    private final int width;
    private final int height;
    private final ByteBuffer y;
    private final ByteBuffer u;
    private final ByteBuffer v;
    private long timestampNanos;
    private int rotation;

    SharedPicture(ByteBuffer memory, int start, int width, int height) {
        this.width = width;
        this.height = height;
        int chroma = strideU() * ((height + 1) / 2);
        y = memory.slice(start, width * height);
        u = memory.slice(start + width * height, chroma);
        v = memory.slice(start + width * height + chroma, chroma);
    }

    SharedPicture of(long nanos, int degrees) {
        timestampNanos = nanos;
        rotation = degrees;
        return this;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int rotation() {
        return rotation;
    }

    /** Of the other process, which has the same clock on Linux and macOS. */
    @Override
    public long timestampNanos() {
        return timestampNanos;
    }

    @Override
    public ByteBuffer y() {
        return y;
    }

    @Override
    public ByteBuffer u() {
        return u;
    }

    @Override
    public ByteBuffer v() {
        return v;
    }

    @Override
    public int strideY() {
        return width;
    }

    @Override
    public int strideU() {
        return (width + 1) / 2;
    }

    @Override
    public int strideV() {
        return (width + 1) / 2;
    }
}
