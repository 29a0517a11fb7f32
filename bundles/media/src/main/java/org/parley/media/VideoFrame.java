package org.parley.media;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A picture in I420: 8-bit planes Y, U, V, the latter two of half width and height (rounded up). Good until
 * {@link VideoSink#onFrame} returns; who keeps it copies it. Buffers start at index 0, may be direct, and must not be written.
 */
@ProviderType
public interface VideoFrame {
    /** Pixels, before {@link #rotation}. */
    int width();

    /** Pixels, before {@link #rotation}. */
    int height();

    /** Degrees clockwise to turn it for showing: 0, 90, 180 or 270. */
    int rotation();

    /** Capture time, {@link System#nanoTime()} of the engine that captured or decoded it. */
    long timestampNanos();

    /** Luma. */
    ByteBuffer y();

    /** Blue difference. */
    ByteBuffer u();

    /** Red difference. */
    ByteBuffer v();

    /** Bytes from a row of {@link #y} to the next. */
    int strideY();

    /** Bytes from a row of {@link #u} to the next. */
    int strideU();

    /** Bytes from a row of {@link #v} to the next. */
    int strideV();

    /**
     * Writes the picture, before {@link #rotation}, as 32-bit pixels: blue, green, red and 255 in this order, row by row without padding, into the beginning of {@code pixels}.
     *
     * @throws IndexOutOfBoundsException when {@code pixels} has less than four times {@link #width} times {@link #height} bytes
     */
    default void toBgra(byte[] pixels) {
        Bgra.convert(this, pixels);
    }
}
