package org.parley.media;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/** I420 as 32-bit pixels: ITU-R BT.601, of limited range, in fixed point with 8 bits behind the point. */
final class Bgra {
    private static final VarHandle PIXEL = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int OPAQUE = 0xFF00_0000;
    /** Values may go this far below 0 before they are clamped. */
    private static final int BELOW = 320;
    private static final int[] LUMA = new int[256];
    private static final int[] CLAMP = new int[1_024];

    static {
        for (int i = 0; i < LUMA.length; i++) {
            LUMA[i] = 298 * (i - 16) + 128 + (BELOW << 8);
        }
        for (int i = 0; i < CLAMP.length; i++) {
            CLAMP[i] = Math.max(0, Math.min(255, i - BELOW));
        }
    }

    private Bgra() {}

    /** Writes the picture, row by row; of a smaller one, each pixel is the mean brightness of what it covers, in the colour of its middle. */
    static void convert(VideoFrame frame, ByteBuffer pixels, int start, int width, int height) {
        Objects.checkIndex(width - 1, frame.width());
        Objects.checkIndex(height - 1, frame.height());
        Objects.checkFromIndexSize(start, 4 * width * height, pixels.capacity());
        Row row = new Row(frame, width);
        for (int y = 0; y < height; y++) {
            int from = (int) ((long) y * frame.height() / height);
            int to = (int) ((long) (y + 1) * frame.height() / height);
            row.read(from, to);
            row.write();
            pixels.put(start + y * row.bytes.length, row.bytes);
        }
    }

    /** One row of the target. */
    private static final class Row {
        private final VideoFrame frame;
        private final byte[] luma;
        private final byte[] blue;
        private final byte[] red;
        /** Where in the source each pixel begins, and the last ends. */
        private final int[] edges;
        private final int[] sums;
        private final byte[] bytes;
        private int lines;

        Row(VideoFrame frame, int width) {
            this.frame = frame;
            luma = new byte[frame.width()];
            blue = new byte[(frame.width() + 1) / 2];
            red = new byte[blue.length];
            sums = new int[width];
            bytes = new byte[4 * width];
            edges = new int[width + 1];
            for (int x = 0; x <= width; x++) {
                edges[x] = (int) ((long) x * frame.width() / width);
            }
        }

        /** The source's rows from {@code from} to before {@code to}. */
        void read(int from, int to) {
            Arrays.fill(sums, 0);
            lines = to - from;
            for (int line = from; line < to; line++) {
                frame.y().get(line * frame.strideY(), luma);
                add();
            }
            int middle = (from + to) / 2 / 2;
            frame.u().get(middle * frame.strideU(), blue);
            frame.v().get(middle * frame.strideV(), red);
        }

        private void add() {
            int at = 0;
            for (int x = 0; x < sums.length; x++) {
                int sum = sums[x];
                for (int end = edges[x + 1]; at < end; at++) {
                    sum += luma[at] & 0xFF;
                }
                sums[x] = sum;
            }
        }

        void write() {
            for (int x = 0; x < sums.length; x++) {
                int across = edges[x + 1] - edges[x];
                int middle = (edges[x] + across / 2) / 2;
                int covered = across * lines;
                int mean = covered == 1 ? sums[x] : (sums[x] + covered / 2) / covered;
                PIXEL.set(bytes, 4 * x, pixel(mean, blue[middle] & 0xFF, red[middle] & 0xFF));
            }
        }
    }

    private static int pixel(int luma, int r, int g, int b) {
        return OPAQUE | CLAMP[luma + r >> 8] << 16 | CLAMP[luma + g >> 8] << 8 | CLAMP[luma + b >> 8];
    }

    /** 255, red, green, blue from the highest byte on. */
    private static int pixel(int y, int u, int v) {
        int d = u - 128;
        int e = v - 128;
        return pixel(LUMA[y], 409 * e, -100 * d - 208 * e, 516 * d);
    }
}
