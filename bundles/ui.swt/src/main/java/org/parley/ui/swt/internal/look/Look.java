package org.parley.ui.swt.internal.look;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;

/** What a widget needs to draw itself: colours, fonts, icons. */
public record Look(Theme theme, Fonts fonts, Icons icons) {
    /** The grid that spacing keeps to, in points. */
    public static final int GRID = 8;
    /** Radius of rounded corners, in points. */
    public static final int RADIUS = 10;

    /** An icon that stands in a line of text. */
    public Image icon(String name, Color color) {
        return icons.get(name, 20, color);
    }
}
