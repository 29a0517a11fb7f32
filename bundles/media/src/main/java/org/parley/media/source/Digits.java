package org.parley.media.source;

import java.nio.ByteBuffer;

/** White digits on a black ground, 3x5 dots each, as large as fits. */
final class Digits {
    /** Rows from the top, three bits each; 0 to 9, then colon and point. */
    private static final int[] DOTS = {
        0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111, 0b101_101_111_001_001, 0b111_100_111_001_111,
        0b111_100_111_101_111, 0b111_001_010_010_010, 0b111_101_111_101_111, 0b111_101_111_001_111, 0b000_010_000_010_000, 0b000_000_000_000_010
    };

    private Digits() {}

    /** Draws {@code text} of digits, colons and points into the luma plane, within the rectangle; nothing when that is too small. */
    static void draw(String text, ByteBuffer plane, int stride, int left, int top, int width, int height) {
        int dot = Math.min(width / (text.length() * 4 + 1), height / 7);
        if (dot < 1) {
            return;
        }
        int used = dot * (text.length() * 4 + 1);
        int x = left + (width - used) / 2;
        Planes.fill(plane, top * stride + x, stride, used, dot * 7, 16);
        for (int i = 0; i < text.length(); i++) {
            glyph(text.charAt(i), plane, stride, x + dot * (i * 4 + 1), top + dot, dot);
        }
    }

    private static void glyph(char c, ByteBuffer plane, int stride, int left, int top, int dot) {
        int dots = DOTS[c == '.' ? 11 : c == ':' ? 10 : c - '0'];
        for (int i = 0; i < 15; i++) {
            if ((dots >> (14 - i) & 1) != 0) {
                Planes.fill(plane, (top + i / 3 * dot) * stride + left + i % 3 * dot, stride, dot, dot, 235);
            }
        }
    }
}
