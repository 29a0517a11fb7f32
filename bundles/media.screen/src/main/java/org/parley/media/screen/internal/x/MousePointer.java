package org.parley.media.screen.internal.x;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.IntBuffer;

/** Draws the pointer of the mouse, which no picture of a drawable has, into one. For the connection's thread. */
public final class MousePointer {
    private static final int MOST_SIDE = 512;

    private final XDisplay display;
    private final boolean known;

    /** Of a display. */
    public MousePointer(XDisplay display) {
        this.display = display;
        known = X.FIXES != null && X.FIXES.XFixesQueryVersion(display.pointer, new IntByReference(4), new IntByReference()) != 0;
    }

    /** Draws it into a picture whose corner lies at {@code left}, {@code top} of the root window. See struct XFixesCursorImage of Xfixes.h. */
    public void draw(Shot shot, int left, int top) {
        Pointer cursor = known ? X.FIXES.XFixesGetCursorImage(display.pointer) : null;
        if (cursor == null) {
            return;
        }
        int width = cursor.getShort(4) & 0xFFFF;
        int height = cursor.getShort(6) & 0xFFFF;
        int x = cursor.getShort(0) - (cursor.getShort(8) & 0xFFFF) - left;
        int y = cursor.getShort(2) - (cursor.getShort(10) & 0xFFFF) - top;
        if (width <= MOST_SIDE && height <= MOST_SIDE && x < shot.width() && y < shot.height() && x + width > 0 && y + height > 0) {
            long[] pixels = cursor.getPointer(24).getLongArray(0, width * height);
            for (int row = Math.max(0, -y); row < height && y + row < shot.height(); row++) {
                for (int column = Math.max(0, -x); column < width && x + column < shot.width(); column++) {
                    blend(shot.pixels(), (y + row) * shot.stride() + x + column, (int) pixels[row * width + column]);
                }
            }
        }
        X.LIB.XFree(cursor);
    }

    /** The cursor's colours are multiplied by its alpha already. */
    private static void blend(IntBuffer pixels, int at, int over) {
        int through = 255 - (over >>> 24);
        if (through == 255) {
            return;
        }
        int under = pixels.get(at);
        int red = (over >> 16 & 0xFF) + (under >> 16 & 0xFF) * through / 255;
        int green = (over >> 8 & 0xFF) + (under >> 8 & 0xFF) * through / 255;
        int blue = (over & 0xFF) + (under & 0xFF) * through / 255;
        pixels.put(at, Math.min(255, red) << 16 | Math.min(255, green) << 8 | Math.min(255, blue));
    }
}
