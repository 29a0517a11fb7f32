package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** A column in the middle of the window, no wider than is good to read, that scrolls where the window is too low for it. */
public final class Page extends ScrolledComposite {
    private static final int MARGIN = 24;

    private final Composite around;
    private final Composite column;
    private boolean measuring;

    /** {@code middle} puts a short column in the middle of the height, otherwise at the top. */
    public Page(Composite parent, int width, boolean middle) {
        super(parent, SWT.V_SCROLL);
        setBackground(parent.getBackground());
        setExpandHorizontal(true);
        setExpandVertical(true);
        around = new Composite(this, SWT.NONE);
        around.setBackground(parent.getBackground());
        column = new Composite(around, SWT.NONE);
        column.setBackground(parent.getBackground());
        around.setLayout(new Centred(width, middle));
        setContent(around);
        addListener(SWT.Resize, event -> measure());
        setShowFocusedControl(true);
    }

    /** Where the controls go; needs a layout. */
    public Composite column() {
        return column;
    }

    /** After something has changed its size. Everything on the page is laid out once, for that takes most of the time in which a screen opens. */
    public void measure() {
        if (isDisposed() || measuring || getClientArea().width <= 0) {
            return;
        }
        measuring = true;
        around.setLayoutDeferred(true);
        try {
            around.layout(true, true);
            measure(getClientArea().width);
        } finally {
            around.setLayoutDeferred(false);
            measuring = false;
        }
    }

    private void measure(int width) {
        setMinHeight(around.computeSize(width, SWT.DEFAULT, true).y);
        int left = getClientArea().width;
        if (left != width) { // the scroll bar has come or gone
            setMinHeight(around.computeSize(left, SWT.DEFAULT, true).y);
        }
    }

    /** Measures the page that {@code control} is on, if any. */
    public static void relayout(Control control) {
        for (Composite parent = control.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Page page) {
                page.measure();
            }
        }
    }

    private final class Centred extends Layout {
        private final int most;
        private final boolean middle;

        Centred(int most, boolean middle) {
            this.most = most;
            this.middle = middle;
        }

        private int width(int room) {
            return Math.max(100, Math.min(most, room - 2 * MARGIN));
        }

        @Override
        protected Point computeSize(Composite composite, int wHint, int hHint, boolean flushCache) {
            int width = width(wHint == SWT.DEFAULT ? most + 2 * MARGIN : wHint);
            return new Point(width + 2 * MARGIN, column.computeSize(width, SWT.DEFAULT, flushCache).y + 2 * MARGIN);
        }

        @Override
        protected void layout(Composite composite, boolean flushCache) {
            Rectangle area = composite.getClientArea();
            int width = width(area.width);
            int height = column.computeSize(width, SWT.DEFAULT, flushCache).y;
            int top = middle ? Math.max(MARGIN, (area.height - height) / 2) : MARGIN;
            column.setBounds((area.width - width) / 2, top, width, height);
        }
    }
}
