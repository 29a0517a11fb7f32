package org.parley.media.source;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Work on single planes, by absolute index. */
final class Planes {
    private Planes() {}

    /** Copies {@code rows} rows of {@code width} bytes; the source may be shorter than a full last row of its stride. */
    static void copy(ByteBuffer from, int fromStride, ByteBuffer to, int toStride, int width, int rows) {
        if (fromStride == width && toStride == width) {
            to.put(0, from, 0, width * rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            to.put(row * toStride, from, row * fromStride, width);
        }
    }

    /** Fills a rectangle that begins at byte {@code offset}. */
    static void fill(ByteBuffer plane, int offset, int stride, int width, int rows, int value) {
        if (width <= 0) {
            return;
        }
        byte[] line = new byte[width];
        Arrays.fill(line, (byte) value);
        for (int row = 0; row < rows; row++) {
            plane.put(offset + row * stride, line);
        }
    }

    /** Scales a plane to one without padding: the mean of what each pixel covers when it shrinks, the nearest when it grows. */
    static void scale(ByteBuffer from, int stride, int fromWidth, int fromHeight, ByteBuffer to, int width, int height) {
        int[] starts = starts(fromWidth, width);
        byte[] source = new byte[fromWidth];
        int[] sums = new int[width];
        byte[] line = new byte[width];
        int drawnFirst = -1;
        for (int row = 0; row < height; row++) {
            int first = (int) ((long) row * fromHeight / height);
            int end = Math.max(first + 1, (int) ((row + 1L) * fromHeight / height));
            if (first != drawnFirst) {
                Arrays.fill(sums, 0);
                for (int covered = first; covered < end; covered++) {
                    from.get(covered * stride, source);
                    addRow(source, starts, sums);
                }
                average(sums, starts, end - first, line);
                drawnFirst = first;
            }
            to.put(row * width, line);
        }
    }

    private static int[] starts(int fromWidth, int width) {
        int[] starts = new int[width + 1];
        for (int x = 0; x <= width; x++) {
            starts[x] = (int) ((long) x * fromWidth / width);
        }
        return starts;
    }

    private static void addRow(byte[] source, int[] starts, int[] sums) {
        for (int x = 0; x < sums.length; x++) {
            int i = starts[x];
            int sum = source[i] & 0xFF;
            for (i++; i < starts[x + 1]; i++) {
                sum += source[i] & 0xFF;
            }
            sums[x] += sum;
        }
    }

    private static void average(int[] sums, int[] starts, int rows, byte[] line) {
        for (int x = 0; x < line.length; x++) {
            line[x] = (byte) (sums[x] / (rows * Math.max(1, starts[x + 1] - starts[x])));
        }
    }

    /** The mean of a rectangle, 0 to 255. */
    static int mean(ByteBuffer plane, int stride, int left, int top, int right, int bottom) {
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += plane.get(y * stride + x) & 0xFF;
            }
        }
        return sum / Math.max(1, (right - left) * (bottom - top));
    }
}
