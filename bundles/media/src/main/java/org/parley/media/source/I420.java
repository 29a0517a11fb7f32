package org.parley.media.source;

import java.nio.ByteBuffer;
import org.parley.media.VideoFrame;

/**
 * A picture that can be written and is meant to be reused: its planes are buffers on the heap without padding, allocated once (direct ones would outlive their call until a collection).
 * Not for several threads at a time. Read and write the planes by absolute index, so that their positions stay 0.
 */
public final class I420 implements VideoFrame {
    /** The largest width and height, in pixels. */
    public static final int MAX_SIDE = 8_192;

    private final int width;
    private final int height;
    private final ByteBuffer y;
    private final ByteBuffer u;
    private final ByteBuffer v;
    private int rotation;
    private long timestampNanos;

    /**
     * A picture of undefined (at first: green) content.
     *
     * @throws IllegalArgumentException when a side is not 1 to {@link #MAX_SIDE}
     */
    public I420(int width, int height) {
        if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
            throw new IllegalArgumentException("picture size " + width + "x" + height + " must be 1 to " + MAX_SIDE + " pixels a side");
        }
        this.width = width;
        this.height = height;
        y = ByteBuffer.allocate(width * height);
        u = ByteBuffer.allocate(chromaWidth() * chromaHeight());
        v = ByteBuffer.allocate(chromaWidth() * chromaHeight());
    }

    /** Width of the colour planes: half the width, rounded up. */
    public int chromaWidth() {
        return (width + 1) / 2;
    }

    /** Height of the colour planes: half the height, rounded up. */
    public int chromaHeight() {
        return (height + 1) / 2;
    }

    /** Fills all with one colour; each value 0 to 255. */
    public void fill(int luma, int blue, int red) {
        Planes.fill(y, 0, width, width, height, luma);
        Planes.fill(u, 0, chromaWidth(), chromaWidth(), chromaHeight(), blue);
        Planes.fill(v, 0, chromaWidth(), chromaWidth(), chromaHeight(), red);
    }

    /** Fills all with black, as a muted camera shows. */
    public void black() {
        fill(16, 128, 128);
    }

    /** Takes over content, rotation and time of a picture of any size, scaled to the size of this one. */
    public void copyFrom(VideoFrame from) {
        if (from.width() == width && from.height() == height) {
            Planes.copy(from.y(), from.strideY(), y, width, width, height);
            Planes.copy(from.u(), from.strideU(), u, chromaWidth(), chromaWidth(), chromaHeight());
            Planes.copy(from.v(), from.strideV(), v, chromaWidth(), chromaWidth(), chromaHeight());
        } else {
            int fromWidth = (from.width() + 1) / 2;
            int fromHeight = (from.height() + 1) / 2;
            Planes.scale(from.y(), from.strideY(), from.width(), from.height(), y, width, height);
            Planes.scale(from.u(), from.strideU(), fromWidth, fromHeight, u, chromaWidth(), chromaHeight());
            Planes.scale(from.v(), from.strideV(), fromWidth, fromHeight, v, chromaWidth(), chromaHeight());
        }
        rotation = from.rotation();
        timestampNanos = from.timestampNanos();
    }

    /** Sets {@link #rotation()}: 0, 90, 180 or 270. */
    public void rotation(int degrees) {
        rotation = degrees;
    }

    /** Sets {@link #timestampNanos()}. */
    public void timestampNanos(long nanos) {
        timestampNanos = nanos;
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
        return chromaWidth();
    }

    @Override
    public int strideV() {
        return chromaWidth();
    }
}
