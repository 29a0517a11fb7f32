package org.parley.ui.swt.gtk.internal;

import org.eclipse.swt.internal.C;
import org.eclipse.swt.internal.cairo.Cairo;
import org.parley.ui.swt.video.Place;

/** A picture in native memory. For one thread at a time; freed by {@link #free}. */
final class CairoPicture {
    private static final int FORMAT_RGB24 = 1;
    private static final int FILTER_NEAREST = 3;
    private static final int FILTER_BILINEAR = 4;

    private final int width;
    private final int height;
    private final long surface;
    private final long pattern;
    private final long memory;
    private int rotation;

    /** @throws IllegalStateException when cairo gives no such surface */
    CairoPicture(int width, int height) {
        this.width = width;
        this.height = height;
        surface = Cairo.cairo_image_surface_create(FORMAT_RGB24, width, height);
        memory = surface == 0 ? 0 : Cairo.cairo_image_surface_get_data(surface);
        if (memory == 0 || Cairo.cairo_image_surface_get_stride(surface) != 4 * width) {
            throw new IllegalStateException("cairo gives no surface of " + width + "x" + height);
        }
        pattern = Cairo.cairo_pattern_create_for_surface(surface);
        Cairo.cairo_pattern_set_extend(pattern, Cairo.CAIRO_EXTEND_PAD);
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

    /** Takes over blue, green, red and 255 for every pixel. */
    void write(byte[] pixels, int newRotation) {
        rotation = newRotation;
        Cairo.cairo_surface_flush(surface);
        C.memmove(memory, pixels, 4L * width * height);
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
        Cairo.cairo_translate(cairo, -width / 2.0, -height / 2.0);
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
