package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** A column beside a pane; in a narrow window the column alone. */
final class TwoPanes extends Layout {
    private static final int SIDE = 344;
    private static final int NARROW = 680;

    private final Control side;
    private final Control pane;

    TwoPanes(Control side, Control pane) {
        this.side = side;
        this.pane = pane;
    }

    @Override
    protected Point computeSize(Composite composite, int wHint, int hHint, boolean flushCache) {
        return new Point(wHint < 0 ? 960 : wHint, hHint < 0 ? 680 : hHint);
    }

    @Override
    protected void layout(Composite composite, boolean flushCache) {
        Rectangle area = composite.getClientArea();
        boolean narrow = area.width < NARROW;
        int width = narrow ? area.width : SIDE;
        side.setBounds(0, 0, width, area.height);
        pane.setVisible(!narrow);
        pane.setBounds(width, 0, Math.max(0, area.width - width), area.height);
    }
}
