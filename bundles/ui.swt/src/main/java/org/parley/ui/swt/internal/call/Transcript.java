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
    private static final int LEAST = 64;
    private static final int MARGIN = 16;
    private static final int GAP = 16;
    /** Between what stands there and the bar that scrolls. */
    private static final int BESIDE_BAR = 2;
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
        if (area.width <= 2 * MARGIN) {
            return; // it has no place yet
        }
        column.setSize(column.computeSize(area.width, SWT.DEFAULT));
        column.layout(true);
        if (toEnd) {
            setOrigin(0, column.getSize().y);
        }
    }

    /** Whether the latest is in sight. */
    boolean isAtEnd() {
        return getOrigin().y + getClientArea().height >= column.getSize().y - GAP;
    }

    /** It takes what room there is, whatever it holds. */
    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(wHint == SWT.DEFAULT ? LEAST : wHint, hHint == SWT.DEFAULT ? LEAST : hHint);
    }

    /** The same with the bar and without: what stands there is measured once. */
    private int lineWidth() {
        return Math.max(1, getSize().x - MARGIN - Math.max(MARGIN, getVerticalBar().getSize().x + BESIDE_BAR));
    }

    private final class Below extends Layout {
        @Override
        protected Point computeSize(Composite composite, int wHint, int hHint, boolean flushCache) {
            int width = lineWidth();
            int height = MARGIN;
            for (Control child : composite.getChildren()) {
                height += child.getVisible() ? child.computeSize(width, SWT.DEFAULT, true).y + GAP : 0;
            }
            return new Point(wHint == SWT.DEFAULT ? width + 2 * MARGIN : wHint, height + MARGIN);
        }

        @Override
        protected void layout(Composite composite, boolean flushCache) {
            int width = lineWidth();
            int top = MARGIN;
            for (Control child : composite.getChildren()) {
                if (!child.getVisible()) {
                    continue;
                }
                int height = child.computeSize(width, SWT.DEFAULT, true).y;
                Rectangle place = new Rectangle(MARGIN, top, width, height);
                if (!place.equals(child.getBounds())) {
                    child.setBounds(place);
                }
                top += height + GAP;
            }
        }
    }
}
