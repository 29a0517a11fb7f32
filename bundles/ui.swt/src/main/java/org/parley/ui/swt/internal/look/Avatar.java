package org.parley.ui.swt.internal.look;

import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** A user's initials upon a colour that is always the same for one name. White upon each colour can be read (4.5 to 1). */
public final class Avatar extends Canvas {
    private static final int[] COLOURS = {0xB0413E, 0x9C4A1A, 0x7A5C00, 0x4A6B1F, 0x1F7048, 0x16706F, 0x1B6B96, 0x3B5BDB, 0x6741C9, 0x8A3FA8, 0xA8336F, 0x5A6070};
    /** Of the diameter, for the initials. */
    private static final float WIDEST = 0.72f;
    private final int diameter;
    private String name;

    /** {@code diameter} points wide. Screen readers pass over it: the name stands beside it. */
    public Avatar(Composite parent, String name, int diameter) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.name = name;
        this.diameter = diameter;
        setBackground(parent.getBackground());
        addListener(SWT.Paint, event -> draw(event.gc, this.name, 0, 0, diameter));
    }

    /** Shows another user. */
    public void show(String newName) {
        name = newName;
        redraw();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(diameter, diameter);
    }

    /** Draws one into a list or a picture. */
    public static void draw(GC gc, String name, int x, int y, int diameter) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(colour(name));
        gc.fillOval(x, y, diameter, diameter);
        gc.setForeground(new Color(255, 255, 255));
        String initials = initials(name);
        Font font = font(gc, diameter * 0.29f);
        float wide = gc.textExtent(initials).x / (diameter * WIDEST);
        if (wide > 1) { // letters are larger where the desktop says so, circles are not
            font.dispose();
            font = font(gc, diameter * 0.29f / wide);
        }
        Point extent = gc.textExtent(initials);
        gc.drawText(initials, x + (diameter - extent.x) / 2, y + (diameter - extent.y) / 2, SWT.DRAW_TRANSPARENT);
        font.dispose();
    }

    private static Font font(GC gc, float height) {
        FontData data = gc.getDevice().getSystemFont().getFontData()[0];
        data.height = height;
        data.setStyle(SWT.BOLD);
        Font font = new Font(gc.getDevice(), data);
        gc.setFont(font);
        return font;
    }

    /** Of the first two parts of the name; of its first letter where it has one part. */
    static String initials(String name) {
        String[] parts = name.strip().split("[._ -]+");
        StringBuilder initials = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty() && initials.length() < 2) {
                initials.appendCodePoint(part.codePointAt(0));
            }
        }
        return initials.isEmpty() ? "?" : initials.toString().toUpperCase(Locale.ROOT);
    }

    /** The colour of a name, whatever its case. */
    static Color colour(String name) {
        return Theme.rgb(COLOURS[Math.floorMod(name.toLowerCase(Locale.ROOT).hashCode() * 31, COLOURS.length)]);
    }
}
