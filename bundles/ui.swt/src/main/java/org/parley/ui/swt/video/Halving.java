package org.parley.ui.swt.video;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Makes pictures of 32-bit pixels smaller, in place, so that none is skipped when they shrink to less than half. */
public final class Halving {
    private static final VarHandle PIXEL = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Halving() {}

    /** How often both sides can be halved so that they are not less than {@code leastWidth} times {@code leastHeight} pixels, and nothing is left over. */
    public static int times(int width, int height, int leastWidth, int leastHeight) {
        int times = 0;
        int wide = width;
        int high = height;
        while (wide >= 2 * leastWidth && high >= 2 * leastHeight && wide % 2 == 0 && high % 2 == 0) {
            wide /= 2;
            high /= 2;
            times++;
        }
        return times;
    }

    /** Each pixel becomes the mean of four; the sides are even. */
    public static void halve(byte[] pixels, int width, int height) {
        int stride = width * 4;
        int to = 0;
        for (int row = 0; row < height; row += 2) {
            int from = row * stride;
            for (int x = 0; x < width; x += 2, from += 8, to += 4) {
                int upper = mean((int) PIXEL.get(pixels, from), (int) PIXEL.get(pixels, from + 4));
                int lower = mean((int) PIXEL.get(pixels, from + stride), (int) PIXEL.get(pixels, from + stride + 4));
                PIXEL.set(pixels, to, mean(upper, lower));
            }
        }
    }

    /** Of all four bytes at once. */
    private static int mean(int a, int b) {
        return (a | b) - ((a ^ b) >>> 1 & 0x7F7F_7F7F);
    }
}
