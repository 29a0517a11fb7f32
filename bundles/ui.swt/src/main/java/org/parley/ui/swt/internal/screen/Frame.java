package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Layout;
import org.parley.ui.swt.internal.look.Banner;
import org.parley.ui.swt.internal.look.Toast;

/** Lays out the main window: a banner on top while there is one, the screen below, toasts over it. */
final class Frame extends Layout {
    private Banner banner;
    private Composite stack;

    void parts(Banner newBanner, Composite newStack) {
        banner = newBanner;
        stack = newStack;
    }

    @Override
    protected Point computeSize(Composite composite, int wHint, int hHint, boolean flushCache) {
        return new Point(wHint < 0 ? 960 : wHint, hHint < 0 ? 680 : hHint);
    }

    @Override
    protected void layout(Composite composite, boolean flushCache) {
        Rectangle area = composite.getClientArea();
        int height = banner.getVisible() ? banner.computeSize(area.width, -1, flushCache).y : 0;
        banner.setBounds(area.x, area.y, area.width, height);
        stack.setBounds(area.x, area.y + height, area.width, area.height - height);
        for (var child : composite.getChildren()) {
            if (child instanceof Toast toast) {
                toast.place();
            }
        }
    }
}
