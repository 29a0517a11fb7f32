package org.parley.media;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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

    /** Fills the beginning of {@code pixels} with the picture, row by row. */
    static void convert(VideoFrame frame, byte[] pixels) {
        int width = frame.width();
        int half = (width + 1) / 2;
        byte[] luma = new byte[width];
        byte[] blue = new byte[half];
        byte[] red = new byte[half];
        ByteBuffer y = frame.y();
        ByteBuffer u = frame.u();
        ByteBuffer v = frame.v();
        for (int row = 0; row < frame.height(); row++) {
            if (row % 2 == 0) {
                u.get(row / 2 * frame.strideU(), blue);
                v.get(row / 2 * frame.strideV(), red);
            }
            y.get(row * frame.strideY(), luma);
            row(luma, blue, red, width, pixels, row * width * 4);
        }
    }

    private static void row(byte[] luma, byte[] blue, byte[] red, int width, byte[] pixels, int start) {
        int at = start;
        int pairs = width / 2;
        for (int pair = 0; pair < pairs; pair++) {
            int d = (blue[pair] & 0xFF) - 128;
            int e = (red[pair] & 0xFF) - 128;
            int r = 409 * e;
            int g = -100 * d - 208 * e;
            int b = 516 * d;
            PIXEL.set(pixels, at, pixel(LUMA[luma[2 * pair] & 0xFF], r, g, b));
            PIXEL.set(pixels, at + 4, pixel(LUMA[luma[2 * pair + 1] & 0xFF], r, g, b));
            at += 8;
        }
        if (width % 2 != 0) {
            PIXEL.set(pixels, at, pixel(luma[width - 1] & 0xFF, blue[pairs] & 0xFF, red[pairs] & 0xFF));
        }
    }

    private static int pixel(int luma, int r, int g, int b) {
        return OPAQUE | CLAMP[luma + r >> 8] << 16 | CLAMP[luma + g >> 8] << 8 | CLAMP[luma + b >> 8];
    }

    /** One pixel: 255, red, green, blue from the highest byte on. */
    static int pixel(int y, int u, int v) {
        int d = u - 128;
        int e = v - 128;
        return pixel(LUMA[y], 409 * e, -100 * d - 208 * e, 516 * d);
    }
}
