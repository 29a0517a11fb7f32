package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/**
 * Header, sharing bar and pictures below each other, a panel at their right, or over them where the window is narrow. Controls lie below everything, so that one can hang up
 * whatever is open.
 */
final class CallLayout extends Layout {
    private static final int PANEL = 340;
    private static final int NARROW = 720;
    private final Control header;
    private final Control sharing;
    private final Control stage;
    private final Control bar;
    private Control panel;
    private boolean bare;

    CallLayout(Control header, Control sharing, Control stage, Control bar) {
        this.header = header;
        this.sharing = sharing;
        this.stage = stage;
        this.bar = bar;
    }

    /** Null for none. */
    void panel(Control newPanel) {
        panel = newPanel;
    }

    /** Only the pictures. */
    void bare(boolean on) {
        bare = on;
    }

    boolean isBare() {
        return bare;
    }

    @Override
    protected Point computeSize(Composite composite, int wHint, int hHint, boolean flushCache) {
        return new Point(Math.max(480, wHint), Math.max(400, hHint));
    }

    @Override
    protected void layout(Composite composite, boolean flushCache) {
        Rectangle area = composite.getClientArea();
        int height = bar.computeSize(area.width, SWT.DEFAULT, flushCache).y;
        bar.setBounds(0, bare ? area.height : area.height - height, area.width, height); // out of sight, not of no size: it keeps the keyboard
        area.height -= bare ? 0 : height;
        int width = area.width;
        if (panel != null) {
            boolean narrow = area.width < NARROW;
            int wide = narrow ? area.width : PANEL;
            panel.setBounds(area.width - wide, 0, wide, area.height);
            width = narrow ? area.width : area.width - wide;
        }
        int top = 0;
        for (Control line : new Control[] {header, sharing}) {
            int high = bare || !line.getVisible() ? 0 : line.computeSize(width, SWT.DEFAULT, flushCache).y;
            line.setBounds(0, top, width, high);
            top += high;
        }
        stage.setBounds(0, top, width, Math.max(1, area.height - top));
    }
}
