package org.parley.ui.swt.internal.look;

import org.eclipse.swt.graphics.GC;

/** Text that others wrote, such as names of devices, cut to a width with an ellipsis. */
public final class Shortened {
    private Shortened() {}

    /** {@code text}, or as much of its beginning as fits into {@code width} with an ellipsis. */
    public static String to(GC gc, String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return text;
        }
        int fits = 0;
        int tooMany = text.length();
        while (fits + 1 < tooMany) {
            int half = (fits + tooMany) / 2;
            if (gc.textExtent(text.substring(0, half) + "…").x <= width) {
                fits = half;
            } else {
                tooMany = half;
            }
        }
        return text.substring(0, fits) + "…";
    }
}
