package org.parley.media.source;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.OptionalLong;
import org.parley.media.VideoFrame;

/**
 * A picture for calls without a camera: colour bars, a ball that bounces, the number of the frame and a time in digits for
 * people, and both again as black and white blocks for programs. The blocks fill the lower third; {@link #read} finds them in
 * any picture of at least 160x120 pixels that shows the whole pattern, also after lossy compression and scaling.
 *
 * <p>An instance may be used by several threads. Drawing takes well under a millisecond at 1280x720 and allocates little.
 */
public final class TestPattern {
    private static final int[][] BARS = {{235, 128, 128}, {210, 16, 146}, {170, 166, 16}, {145, 54, 34}, {106, 202, 222}, {81, 90, 240}, {41, 240, 110}, {16, 128, 128}};

    private final int width;
    private final int height;
    private final I420 background;
    private final int radius;

    /**
     * A pattern of a size.
     *
     * @throws IllegalArgumentException when a side is not 16 to {@link I420#MAX_SIDE} pixels
     */
    public TestPattern(int width, int height) {
        if (width < 16 || height < 16) {
            throw new IllegalArgumentException("pattern size " + width + "x" + height + " must be at least 16x16");
        }
        this.width = width;
        this.height = height;
        background = new I420(width, height);
        radius = Math.max(2, Math.min(width, height) / 12);
        paintBackground();
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /**
     * Draws a frame.
     *
     * @param frame  its number; the low 32 bits are shown
     * @param millis a time, such as {@link System#currentTimeMillis()}; the low 32 bits are shown
     * @param target of the size of this pattern; its time stamp and rotation stay
     */
    public void draw(long frame, long millis, I420 target) {
        if (target.width() != width || target.height() != height) {
            throw new IllegalArgumentException("target is " + target.width() + "x" + target.height() + ", the pattern " + width + "x" + height);
        }
        draw(frame, millis, target.y(), target.strideY(), target.u(), target.strideU(), target.v(), target.strideV());
    }

    /** Draws a frame into planes of the size of this pattern, such as those of a native buffer, by absolute index from 0. */
    public void draw(long frame, long millis, ByteBuffer y, int strideY, ByteBuffer u, int strideU, ByteBuffer v, int strideV) {
        int halfWidth = background.chromaWidth();
        Planes.copy(background.y(), width, y, strideY, width, height);
        Planes.copy(background.u(), halfWidth, u, strideU, halfWidth, background.chromaHeight());
        Planes.copy(background.v(), halfWidth, v, strideV, halfWidth, background.chromaHeight());
        drawBall(frame, y, strideY);
        Digits.draw(String.format(Locale.ROOT, "%08d", frame & 0xFFFF_FFFFL), y, strideY, width / 8, height / 8, width * 3 / 4, height / 5);
        Digits.draw(time(millis), y, strideY, width / 4, height * 3 / 8, width / 2, height / 8);
        ClockBlocks.draw(frame, millis, y, strideY, width, height);
    }

    /** The number of the frame as {@link #draw} wrote it, 0 to 2^32-1; empty when the picture does not show it, or not clearly. */
    public static OptionalLong read(VideoFrame picture) {
        long[] clock = ClockBlocks.read(picture);
        return clock.length == 0 ? OptionalLong.empty() : OptionalLong.of(clock[0]);
    }

    private void paintBackground() {
        background.black();
        int top = ClockBlocks.top(height);
        int halfWidth = background.chromaWidth();
        for (int bar = 0; bar < BARS.length; bar++) {
            int left = width * bar / BARS.length / 2 * 2;
            int right = bar == BARS.length - 1 ? width : width * (bar + 1) / BARS.length / 2 * 2;
            Planes.fill(background.y(), left, width, right - left, top, BARS[bar][0]);
            Planes.fill(background.u(), left / 2, halfWidth, (right - left) / 2, top / 2, BARS[bar][1]);
            Planes.fill(background.v(), left / 2, halfWidth, (right - left) / 2, top / 2, BARS[bar][2]);
        }
        ground(width / 8, height / 8, width * 3 / 4, height / 5);
        ground(width / 4, height * 3 / 8, width / 2, height / 8);
    }

    /** Black behind the digits, so that the bars do not colour them. */
    private void ground(int left, int top, int wide, int high) {
        int stride = background.chromaWidth();
        int corner = top / 2 * stride + left / 2;
        Planes.fill(background.y(), top * width + left, width, wide, high, 16);
        Planes.fill(background.u(), corner, stride, wide / 2, high / 2, 128);
        Planes.fill(background.v(), corner, stride, wide / 2, high / 2, 128);
    }

    private void drawBall(long frame, ByteBuffer y, int stride) {
        int centreX = radius + bounce(frame * Math.max(1, width / 96), width - 2 * radius);
        int centreY = radius + bounce(frame * Math.max(1, height / 80), ClockBlocks.top(height) - 2 * radius);
        for (int dy = -radius + 1; dy < radius; dy++) {
            int half = (int) Math.sqrt(radius * radius - dy * dy);
            Planes.fill(y, (centreY + dy) * stride + centreX - half, stride, 2 * half, 1, dy < 0 ? 235 : 16);
        }
    }

    private static int bounce(long way, int room) {
        int span = Math.max(1, room);
        int at = (int) Math.floorMod(way, 2L * span);
        return at < span ? at : 2 * span - at;
    }

    private static String time(long millis) {
        long seconds = Math.floorMod(millis, 3_600_000L) / 1_000;
        return String.format(Locale.ROOT, "%02d:%02d.%03d", seconds / 60, seconds % 60, Math.floorMod(millis, 1_000L));
    }
}
