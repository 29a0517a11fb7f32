package org.parley.media.remote.internal.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.parley.media.source.I420;

/**
 * A picture that came as the pixels that the sink asked for last. Whoever asks for the same again has a copy. What else is wanted is made of them, the nearest for each pixel: rough, for the one
 * picture or two until the other process knows the new wish.
 */
final class SharedPixels extends SharedPicture {
    private final ByteBuffer content;
    private final Wish size;
    private I420 planes;

    SharedPixels(ByteBuffer content, int width, int height, Wish size) {
        super(width, height, size);
        this.content = content.order(ByteOrder.LITTLE_ENDIAN);
        this.size = size;
    }

    @Override
    void begin(long nanos, int degrees) {
        super.begin(nanos, degrees);
        planes = null;
    }

    @Override
    void write(ByteBuffer pixels, int start, int wide, int high) {
        Objects.checkIndex(wide - 1, width());
        Objects.checkIndex(high - 1, height());
        Objects.checkFromIndexSize(start, 4 * wide * high, pixels.capacity());
        if (wide == size.width() && high == size.height()) {
            pixels.duplicate().clear().put(start, content, 0, content.capacity());
            return;
        }
        ByteBuffer row = ByteBuffer.allocate(4 * wide).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                row.putInt(4 * x, pixel(x, wide, y, high));
            }
            pixels.duplicate().clear().put(start + y * row.capacity(), row, 0, row.capacity());
        }
    }

    /** The one that is at this place when there are {@code wide} times {@code high}. */
    private int pixel(int x, int wide, int y, int high) {
        int column = (int) ((2L * x + 1) * size.width() / (2L * wide));
        int line = (int) ((2L * y + 1) * size.height() / (2L * high));
        return content.getInt(4 * (line * size.width() + column));
    }

    @Override
    public ByteBuffer y() {
        return planes().y();
    }

    @Override
    public ByteBuffer u() {
        return planes().u();
    }

    @Override
    public ByteBuffer v() {
        return planes().v();
    }

    /** ITU-R BT.601, of limited range. */
    private I420 planes() {
        wishPlanes();
        if (planes == null) {
            planes = new I420(width(), height());
            for (int y = 0; y < height(); y++) {
                for (int x = 0; x < width(); x++) {
                    planes.y().put(y * width() + x, mix(pixel(x, width(), y, height()), 66, 129, 25, 16));
                }
            }
            for (int y = 0; y < planes.chromaHeight(); y++) {
                for (int x = 0; x < planes.chromaWidth(); x++) {
                    int pixel = pixel(x, planes.chromaWidth(), y, planes.chromaHeight());
                    planes.u().put(y * planes.chromaWidth() + x, mix(pixel, -38, -74, 112, 128));
                    planes.v().put(y * planes.chromaWidth() + x, mix(pixel, 112, -94, -18, 128));
                }
            }
        }
        return planes;
    }

    private static byte mix(int pixel, int red, int green, int blue, int zero) {
        return (byte) ((red * (pixel >> 16 & 0xFF) + green * (pixel >> 8 & 0xFF) + blue * (pixel & 0xFF) + 128 >> 8) + zero);
    }
}
