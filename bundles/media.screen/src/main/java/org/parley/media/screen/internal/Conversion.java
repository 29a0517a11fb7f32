package org.parley.media.screen.internal;

import java.nio.IntBuffer;
import java.util.Arrays;
import org.parley.media.source.I420;

/**
 * Makes a picture in I420 (BT.601, limited range) of pixels of one size, again and again: rows that are as they were before are not converted again, and nothing of the
 * size of a picture is allocated but at the beginning. For one thread.
 */
final class Conversion {
    private final int width;
    private final int height;
    private final int[] before;
    private final int[] row;
    private final I420 picture;
    private final int[][] scaled;
    private final int[] starts;
    private final int[] reds;
    private final int[] greens;
    private final int[] blues;
    private final byte[] luma;
    private final byte[] blueDifference;
    private final byte[] redDifference;
    private boolean begun;

    /** Of pictures of {@code width} times {@code height} pixels into one of {@code size}. */
    Conversion(int width, int height, Fitting size) {
        this.width = width;
        this.height = height;
        before = new int[width * height];
        row = new int[width];
        picture = new I420(size.width(), size.height());
        scaled = new int[2][size.width()];
        starts = new int[size.width() + 1];
        boolean same = width - size.width() < 2 && height - size.height() < 2;
        for (int x = 0; x <= size.width(); x++) {
            starts[x] = same ? x : (int) ((long) x * width / size.width());
        }
        reds = new int[size.width()];
        greens = new int[size.width()];
        blues = new int[size.width()];
        luma = new byte[size.width()];
        blueDifference = new byte[size.width() / 2];
        redDifference = new byte[size.width() / 2];
    }

    /** The picture, the same one each time. */
    I420 picture() {
        return picture;
    }

    /** Whether this is for pictures of that size. */
    boolean fits(int wide, int high) {
        return wide == width && high == height;
    }

    /** Converts; false when all is as before. */
    boolean convert(IntBuffer pixels, int stride) {
        boolean changed = false;
        for (int line = 0; line < picture.height(); line += 2) {
            int first = source(line);
            int end = source(line + 2);
            if (copy(pixels, stride, first, end) || !begun) {
                changed = true;
                for (int i = 0; i < 2; i++) {
                    scale(source(line + i), source(line + i + 1), scaled[i]);
                    luma(scaled[i], line + i);
                }
                colours(line / 2);
            }
        }
        begun = true;
        return changed;
    }

    private int source(int line) {
        return height - picture.height() < 2 ? line : (int) ((long) line * height / picture.height());
    }

    /** Takes over rows; false when none has changed. The byte that is no colour is not looked at. */
    private boolean copy(IntBuffer pixels, int stride, int first, int end) {
        boolean changed = false;
        for (int y = first; y < end; y++) {
            pixels.get(y * stride, row);
            int at = y * width;
            if (!Arrays.equals(row, 0, width, before, at, at + width)) {
                System.arraycopy(row, 0, before, at, width);
                changed = true;
            }
        }
        return changed;
    }

    /** The mean of the pixels that each one covers. */
    private void scale(int first, int end, int[] into) {
        if (into.length == starts[into.length] && end - first == 1) {
            System.arraycopy(before, first * width, into, 0, into.length);
            return;
        }
        Arrays.fill(reds, 0);
        Arrays.fill(greens, 0);
        Arrays.fill(blues, 0);
        for (int y = first; y < end; y++) {
            add(y * width, into.length);
        }
        for (int x = 0; x < into.length; x++) {
            int count = (end - first) * (starts[x + 1] - starts[x]);
            into[x] = reds[x] / count << 16 | greens[x] / count << 8 | blues[x] / count;
        }
    }

    private void add(int offset, int count) {
        for (int x = 0; x < count; x++) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int i = offset + starts[x]; i < offset + starts[x + 1]; i++) {
                int pixel = before[i];
                red += pixel >> 16 & 0xFF;
                green += pixel >> 8 & 0xFF;
                blue += pixel & 0xFF;
            }
            reds[x] += red;
            greens[x] += green;
            blues[x] += blue;
        }
    }

    private void luma(int[] line, int y) {
        for (int x = 0; x < line.length; x++) {
            int pixel = line[x];
            luma[x] = (byte) ((66 * (pixel >> 16 & 0xFF) + 129 * (pixel >> 8 & 0xFF) + 25 * (pixel & 0xFF) + 128 >> 8) + 16);
        }
        picture.y().put(y * picture.strideY(), luma);
    }

    private void colours(int y) {
        int[] upper = scaled[0];
        int[] lower = scaled[1];
        for (int x = 0; x < blueDifference.length; x++) {
            int a = upper[2 * x];
            int b = upper[2 * x + 1];
            int c = lower[2 * x];
            int d = lower[2 * x + 1];
            int red = (a >> 16 & 0xFF) + (b >> 16 & 0xFF) + (c >> 16 & 0xFF) + (d >> 16 & 0xFF) + 2 >> 2;
            int green = (a >> 8 & 0xFF) + (b >> 8 & 0xFF) + (c >> 8 & 0xFF) + (d >> 8 & 0xFF) + 2 >> 2;
            int blue = (a & 0xFF) + (b & 0xFF) + (c & 0xFF) + (d & 0xFF) + 2 >> 2;
            blueDifference[x] = (byte) ((-38 * red - 74 * green + 112 * blue + 128 >> 8) + 128);
            redDifference[x] = (byte) ((112 * red - 94 * green - 18 * blue + 128 >> 8) + 128);
        }
        picture.u().put(y * picture.strideU(), blueDifference);
        picture.v().put(y * picture.strideV(), redDifference);
    }
}
