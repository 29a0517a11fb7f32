package org.parley.ui.swt.internal.look;

import org.eclipse.swt.graphics.Region;
import org.eclipse.swt.widgets.Control;

/** Leaves out the corners of controls that lie over others: behind them may be anything. */
public final class Rounded {
    private Rounded() {}

    /** {@code control}, of that size, is only there within the corners; before it gets its place, or when its size changes. */
    public static void shape(Control control, int width, int height, int radius) {
        Region before = control.getRegion();
        Region shape = new Region(control.getDisplay());
        for (int row = 0; row < height; row++) {
            double fromCorner = Math.max(0, radius - 0.5 - Math.min(row, height - 1 - row));
            int inset = radius - (int) Math.round(Math.sqrt(radius * radius - fromCorner * fromCorner));
            shape.add(inset, row, width - 2 * inset, 1);
        }
        control.setRegion(shape);
        if (before == null) {
            control.addDisposeListener(event -> control.getRegion().dispose());
        } else {
            before.dispose();
        }
    }
}
