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
     * Writes the picture, before {@link #rotation}, as 32-bit pixels: blue, green, red and 255 in this order, row by row without padding. A picture that is made smaller has the
     * mean of what each pixel covers, and takes a fraction of the time of the whole one.
     *
     * @param pixels direct (which is fastest) or with an array; its position and limit are neither used nor changed
     * @param start  index of the first pixel's blue; quickest when greater than 0, the byte before it may then be written over
     * @param width  of what is written, 1 to {@link #width}
     * @param height of what is written, 1 to {@link #height}
     * @throws IndexOutOfBoundsException when {@code pixels} has no room for that, or the picture less pixels
     */
    default void toBgra(ByteBuffer pixels, int start, int width, int height) {
        Bgra.convert(this, pixels, start, width, height);
    }
}
