package org.parley.ui.swt.gtk.internal;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.eclipse.swt.internal.cairo.Cairo;
import org.parley.media.VideoFrame;
import org.parley.ui.swt.video.Place;

/**
 * A picture in native memory, used by one thread at a time; written between {@link #giveUp} and {@link #takeBack}.
 */
final class CairoPicture {
    private static final int FORMAT_RGB24 = 1;
    private static final int FILTER_NEAREST = 3;
    private static final int FILTER_BILINEAR = 4;

    private final int width;
    private final int height;
    private final long surface;
    private final long pattern;
    /** The surface's own memory, good until {@link #free}. There is one row before the picture: what {@link VideoFrame#toBgra} may write over, and for filters the first row again. */
    private final ByteBuffer pixels;
    private int rotation;

    private CairoPicture(int width, int height, long surface) {
        this.width = width;
        this.height = height;
        this.surface = surface;
        long memory = surface == 0 ? 0 : Cairo.cairo_image_surface_get_data(surface);
        if (memory == 0 || Cairo.cairo_image_surface_get_stride(surface) != 4 * width) {
            throw new IllegalStateException("cairo gives no surface of " + width + "x" + height);
        }
        pixels = new Pointer(memory).getByteBuffer(0, 4L * width * (height + 1));
        pattern = Cairo.cairo_pattern_create_for_surface(surface);
        Cairo.cairo_pattern_set_extend(pattern, Cairo.CAIRO_EXTEND_PAD);
    }

    /**
     * In memory of this process alone.
     *
     * @throws IllegalStateException when cairo gives no such surface
     */
    static CairoPicture plain(int width, int height) {
        return new CairoPicture(width, height, Cairo.cairo_image_surface_create(FORMAT_RGB24, width, height + 1));
    }

    /**
     * In memory that the display server reads by itself, so that nothing is copied to paint it, where the server of {@code target} can; elsewhere as {@link #plain}.
     *
     * @throws IllegalStateException when cairo gives no such surface
     */
    static CairoPicture similar(Pointer target, int width, int height) {
        Pointer made = NativeLibrary.getInstance("libcairo.so.2").getFunction("cairo_surface_create_similar_image").invokePointer(new Object[] {target, FORMAT_RGB24, width, height + 1});
        return new CairoPicture(width, height, Pointer.nativeValue(made));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int rotation() {
        return rotation;
    }

    /** From now on the memory may be written: everything painted of it has been read. */
    void giveUp() {
        Cairo.cairo_surface_flush(surface);
    }

    /** Takes over what is seen, in this size. */
    void write(VideoFrame frame) {
        rotation = frame.rotation();
        int row = 4 * width;
        frame.toBgra(pixels, row, width, height);
        pixels.put(0, pixels, row, row);
    }

    /** The memory has been written. */
    void takeBack() {
        Cairo.cairo_surface_mark_dirty(surface);
    }

    /** Paints the picture into {@code place}, turned upright. */
    void paint(long cairo, Place place, boolean mirrored, int zoom) {
        boolean turned = rotation % 180 != 0;
        double across = place.width() / (double) (turned ? height : width);
        double down = place.height() / (double) (turned ? width : height);
        Cairo.cairo_save(cairo);
        Cairo.cairo_rectangle(cairo, place.x(), place.y(), place.width(), place.height());
        Cairo.cairo_clip(cairo);
        Cairo.cairo_translate(cairo, place.x() + place.width() / 2.0, place.y() + place.height() / 2.0);
        Cairo.cairo_scale(cairo, mirrored ? -across : across, down);
        if (rotation != 0) {
            turn(cairo);
        }
        Cairo.cairo_translate(cairo, -width / 2.0, -height / 2.0 - 1);
        Cairo.cairo_pattern_set_filter(pattern, filter(across * zoom / 100));
        Cairo.cairo_set_source(cairo, pattern);
        Cairo.cairo_paint(cairo);
        Cairo.cairo_restore(cairo);
    }

    private void turn(long cairo) {
        int cosine = rotation == 180 ? -1 : 0;
        int sine = rotation == 90 ? 1 : rotation == 270 ? -1 : 0;
        Cairo.cairo_transform(cairo, new double[] {cosine, sine, -sine, cosine, 0, 0});
    }

    private static int filter(double scale) {
        return scale == 1 ? FILTER_NEAREST : FILTER_BILINEAR;
    }

    void free() {
        Cairo.cairo_pattern_destroy(pattern);
        Cairo.cairo_surface_destroy(surface);
    }
}
