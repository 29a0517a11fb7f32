package org.parley.media.remote.internal.picture;

import java.nio.ByteBuffer;
import org.parley.media.VideoFrame;

/** A view of a slot's picture, used again for the next one of the same kind and size; notes as what it was wanted. */
abstract class SharedPicture implements VideoFrame {
    private final int width;
    private final int height;
    private final Wish kind;
    private long timestampNanos;
    private int rotation;
    private Wish wish;

    SharedPicture(int width, int height, Wish kind) {
        this.width = width;
        this.height = height;
        this.kind = kind;
    }

    /** A view of {@code content}, which holds a picture of that size as {@code kind} says. */
    static SharedPicture of(ByteBuffer content, int width, int height, Wish kind) {
        return kind.isPlanes() ? new SharedPlanes(content, width, height) : new SharedPixels(content, width, height, kind);
    }

    boolean isOf(int otherWidth, int otherHeight, Wish otherKind) {
        return width == otherWidth && height == otherHeight && kind.equals(otherKind);
    }

    /** The next picture. */
    void begin(long nanos, int degrees) {
        timestampNanos = nanos;
        rotation = degrees;
        wish = null;
    }

    /** As what it was wanted, planes if they were among it; null when nobody looked at it. */
    Wish wish() {
        return wish;
    }

    /** Planes are read. */
    final void wishPlanes() {
        wish = Wish.PLANES;
    }

    @Override
    public final int width() {
        return width;
    }

    @Override
    public final int height() {
        return height;
    }

    @Override
    public final int rotation() {
        return rotation;
    }

    /** Of the other process, which has the same clock on Linux and macOS. */
    @Override
    public final long timestampNanos() {
        return timestampNanos;
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

    @Override
    public final void toBgra(ByteBuffer pixels, int start, int wide, int high) {
        boolean withPlanes = Wish.PLANES.equals(wish);
        write(pixels, start, wide, high);
        wish = withPlanes ? Wish.PLANES : new Wish(wide, high);
    }

    /** As {@link VideoFrame#toBgra}. */
    void write(ByteBuffer pixels, int start, int wide, int high) {
        VideoFrame.super.toBgra(pixels, start, wide, high);
    }
}
