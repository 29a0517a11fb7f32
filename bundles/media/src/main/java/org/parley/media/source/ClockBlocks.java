package org.parley.media.source;

import java.nio.ByteBuffer;
import org.parley.media.VideoFrame;

/**
 * Two 32-bit numbers and a 16-bit check (CRC-16/CCITT) as blocks in the lower third of a picture: 5 rows of 16, each 1/18 of the
 * width and 1/15 of the height, so at least 8x8 pixels from 160x120 on. The frame's number is in Gray code: one block flips a frame.
 */
final class ClockBlocks {
    private static final int COLUMNS = 16;
    private static final int ROWS = 5;
    private static final int LEAST_CONTRAST = 60;
    private static final long[] NONE = {};

    private ClockBlocks() {}

    /** The first pixel row of the blocks. */
    static int top(int height) {
        return height * 10 / 15 & ~1;
    }

    /** Draws both numbers into a luma plane. */
    static void draw(long frame, long millis, ByteBuffer plane, int stride, int width, int height) {
        long number = frame & 0xFFFF_FFFFL;
        long gray = number ^ number >> 1;
        int check = crc(gray, millis);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int left = left(column, width);
                int top = top(row, height);
                Planes.fill(plane, top * stride + left, stride, left(column + 1, width) - left, top(row + 1, height) - top,
                        bit(row, column, gray, millis, check) ? 235 : 16);
            }
        }
    }

    /** The number of the frame and the time, or an empty array. */
    static long[] read(VideoFrame picture) {
        if (picture.width() < 160 || picture.height() < 120) {
            return NONE;
        }
        int[] means = new int[ROWS * COLUMNS];
        int least = 255;
        int most = 0;
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(picture, i / COLUMNS, i % COLUMNS);
            least = Math.min(least, means[i]);
            most = Math.max(most, means[i]);
        }
        return most - least < LEAST_CONTRAST ? NONE : decode(means, (least + most) / 2);
    }

    private static long[] decode(int[] means, int threshold) {
        long gray = number(means, 0, 32, threshold);
        long millis = number(means, 32, 32, threshold);
        if (number(means, 64, 16, threshold) != crc(gray, millis)) {
            return NONE;
        }
        long frame = gray;
        for (int shift = 1; shift < 32; shift <<= 1) {
            frame ^= frame >> shift;
        }
        return new long[] {frame, millis};
    }

    private static boolean bit(int row, int column, long gray, long millis, int check) {
        int index = row * COLUMNS + column;
        if (index < 64) {
            return ((index < 32 ? gray : millis) >> (31 - index % 32) & 1) != 0;
        }
        return (check >> (15 - column) & 1) != 0;
    }

    private static long number(int[] means, int from, int count, int threshold) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << 1 | (means[i] > threshold ? 1 : 0);
        }
        return number;
    }

    /** The inner half of a block: its edges are blurred. */
    private static int mean(VideoFrame picture, int row, int column) {
        int left = left(column, picture.width());
        int right = left(column + 1, picture.width());
        int top = top(row, picture.height());
        int bottom = top(row + 1, picture.height());
        int insetX = (right - left) / 4;
        int insetY = (bottom - top) / 4;
        return Planes.mean(picture.y(), picture.strideY(), left + insetX, top + insetY, right - insetX, bottom - insetY);
    }

    private static int left(int column, int width) {
        return width * (column + 1) / (COLUMNS + 2);
    }

    private static int top(int row, int height) {
        return height * (10 + row) / 15;
    }

    private static int crc(long gray, long millis) {
        int crc = 0xFFFF;
        for (int i = 63; i >= 0; i--) {
            int in = (int) ((i >= 32 ? gray >> (i - 32) : millis >> i) & 1);
            boolean flip = (crc >> 15 & 1) != in;
            crc = crc << 1 & 0xFFFF ^ (flip ? 0x1021 : 0);
        }
        return crc;
    }
}
