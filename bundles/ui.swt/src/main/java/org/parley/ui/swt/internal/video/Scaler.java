package org.parley.ui.swt.internal.video;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.parley.media.VideoFrame;

/**
 * Converts a picture into 32-bit pixels of another size, turned and mirrored on the way: between its pixels when it grows, the mean of what each pixel covers when it shrinks. Keeps its buffers; for
 * one thread at a time.
 */
final class Scaler {
    private static final VarHandle PIXEL = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private byte[] source = new byte[0];
    private int sourceWidth;
    private int sourceHeight;

    /** Fills {@code target} with {@code width} times {@code height} pixels: blue, green, red, 255. */
    void scale(VideoFrame frame, boolean mirrored, byte[] target, int width, int height) {
        boolean turned = frame.rotation() % 180 != 0;
        sourceWidth = Math.min(frame.width(), turned ? height : width);
        sourceHeight = Math.min(frame.height(), turned ? width : height);
        if (frame.rotation() == 0 && !mirrored && sourceWidth == width && sourceHeight == height) {
            frame.toBgra(ByteBuffer.wrap(target), 0, width, height);
            return;
        }
        int bytes = sourceWidth * sourceHeight * 4;
        if (source.length < bytes) {
            source = new byte[bytes];
        }
        frame.toBgra(ByteBuffer.wrap(source), 0, sourceWidth, sourceHeight);
        Walk walk = Walk.of(frame.rotation(), mirrored, sourceWidth, sourceHeight, width, height);
        for (int row = 0; row < height; row++) {
            row(walk, row, target, width);
        }
    }

    private void row(Walk walk, int row, byte[] target, int width) {
        int x = walk.startX() + row * walk.downX();
        int y = walk.startY() + row * walk.downY();
        int at = row * width * 4;
        for (int i = 0; i < width; i++, at += 4, x += walk.acrossX(), y += walk.acrossY()) {
            PIXEL.set(target, at, between(x, y));
        }
    }

    /** The colour at a place in 65,536ths of a pixel. */
    private int between(int x, int y) {
        int left = clamp(x >> 16, sourceWidth);
        int right = clamp((x >> 16) + 1, sourceWidth);
        int top = clamp(y >> 16, sourceHeight) * sourceWidth;
        int bottom = clamp((y >> 16) + 1, sourceHeight) * sourceWidth;
        int shareX = x >> 8 & 0xFF;
        int upper = mix((int) PIXEL.get(source, top + left << 2), (int) PIXEL.get(source, top + right << 2), shareX);
        int lower = mix((int) PIXEL.get(source, bottom + left << 2), (int) PIXEL.get(source, bottom + right << 2), shareX);
        return mix(upper, lower, y >> 8 & 0xFF);
    }

    private static int clamp(int at, int size) {
        return Math.max(0, Math.min(size - 1, at));
    }

    /** Two bytes at a time. */
    private static int mix(int from, int to, int share) {
        int odd = (from & 0xFF00FF) * (256 - share) + (to & 0xFF00FF) * share >>> 8 & 0xFF00FF;
        int even = (from >>> 8 & 0xFF00FF) * (256 - share) + (to >>> 8 & 0xFF00FF) * share & 0xFF00FF00;
        return odd | even;
    }

    /** Where in the source a target's pixels lie: at the start, and the way to the next pixel across and down, in 65,536ths of a source's pixel. */
    private record Walk(int startX, int startY, int acrossX, int acrossY, int downX, int downY) {
        static Walk of(int rotation, boolean mirrored, int sourceWidth, int sourceHeight, int width, int height) {
            boolean turned = rotation % 180 != 0;
            double stepX = sourceWidth * 65_536.0 / (turned ? height : width);
            double stepY = sourceHeight * 65_536.0 / (turned ? width : height);
            double ax = rotation == 0 ? stepX : rotation == 180 ? -stepX : 0;
            double ay = rotation == 90 ? -stepY : rotation == 270 ? stepY : 0;
            double dx = rotation == 90 ? stepX : rotation == 270 ? -stepX : 0;
            double dy = rotation == 0 ? stepY : rotation == 180 ? -stepY : 0;
            if (mirrored) {
                ax = -ax;
                ay = -ay;
            }
            double cornerX = ax + dx < 0 ? sourceWidth * 65_536.0 : 0;
            double cornerY = ay + dy < 0 ? sourceHeight * 65_536.0 : 0;
            return new Walk((int) (cornerX + (ax + dx) / 2 - 32_768), (int) (cornerY + (ay + dy) / 2 - 32_768), (int) ax, (int) ay, (int) dx, (int) dy);
        }
    }
}
