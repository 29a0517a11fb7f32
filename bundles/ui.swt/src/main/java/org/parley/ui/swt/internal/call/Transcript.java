package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** Lines of chat and files below each other, the latest in sight. */
final class Transcript extends ScrolledComposite {
    private static final int MARGIN = 16;
    private static final int GAP = 16;
    private final Composite column;

    Transcript(Composite parent) {
        super(parent, SWT.V_SCROLL);
        setBackground(parent.getBackground());
        setExpandHorizontal(true);
        column = new Composite(this, SWT.NONE);
        column.setBackground(getBackground());
        column.setLayout(new Below());
        setContent(column);
        addListener(SWT.Resize, event -> measure(true));
    }

    Composite column() {
        return column;
    }

    /** After something was added or has changed its height. */
    void measure(boolean toEnd) {
        Rectangle area = getClientArea();
        column.setSize(column.computeSize(area.width, SWT.DEFAULT));
        column.layout(true);
        if (toEnd) {
            setOrigin(0, column.getSize().y);
        }
    }

    private static final class Below extends Layout {
        @Override
        protected Point computeSize(Composite composite, int wHint, int hHint, boolean flushCache) {
            int width = wHint == SWT.DEFAULT ? 320 : wHint;
            int height = MARGIN;
            for (Control child : composite.getChildren()) {
                height += child.computeSize(width - 2 * MARGIN, SWT.DEFAULT, true).y + GAP;
            }
            return new Point(width, height + MARGIN);
        }

        @Override
        protected void layout(Composite composite, boolean flushCache) {
            int width = composite.getClientArea().width - 2 * MARGIN;
            int top = MARGIN;
            for (Control child : composite.getChildren()) {
                int height = child.computeSize(width, SWT.DEFAULT, true).y;
                child.setBounds(MARGIN, top, width, height);
                top += height + GAP;
            }
        }
    }
}
