package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;

/** The system's font in the sizes that windows use. Disposed with the display. */
public final class Fonts {
    private final Display display;
    private final Font small;
    private final Font body;
    private final Font strong;
    private final Font heading;
    private final Font title;
    private final Font digits;
    private final Font fixed;

    /** Makes them. */
    public Fonts(Display display) {
        this.display = display;
        FontData system = display.getSystemFont().getFontData()[0];
        float base = Math.max(10, system.height);
        small = font(display, system, base * 0.88f, SWT.NORMAL);
        body = font(display, system, base, SWT.NORMAL);
        strong = font(display, system, base, SWT.BOLD);
        heading = font(display, system, base * 1.25f, SWT.BOLD);
        title = font(display, system, base * 1.8f, SWT.BOLD);
        digits = font(display, system, base * 1.5f, SWT.NORMAL);
        fixed = font(display, new FontData("Monospace", 10, SWT.NORMAL), base * 1.1f, SWT.NORMAL);
    }

    private static Font font(Display display, FontData system, float height, int style) {
        FontData data = new FontData(system.getName(), Math.round(height), style);
        data.height = height;
        Font font = new Font(display, data);
        display.disposeExec(font::dispose);
        return font;
    }

    /** Whose they are. */
    public Display display() {
        return display;
    }

    /** What is read second: hints, errors, times. */
    public Font small() {
        return small;
    }

    /** What is read. */
    public Font body() {
        return body;
    }

    /** Names, and buttons. */
    public Font strong() {
        return strong;
    }

    /** Above a part of a screen. */
    public Font heading() {
        return heading;
    }

    /** Above a screen. */
    public Font title() {
        return title;
    }

    /** What is compared digit by digit. */
    public Font fixed() {
        return fixed;
    }

    /** Figures that are looked at from afar. */
    public Font digits() {
        return digits;
    }
}
