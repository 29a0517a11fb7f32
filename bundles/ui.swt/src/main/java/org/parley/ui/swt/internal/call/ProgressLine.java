package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.parley.ui.swt.internal.look.Look;

/** How far something is. */
final class ProgressLine extends Canvas {
    private static final int HEIGHT = 6;
    private final Look look;
    private double share;
    private String words = "";

    ProgressLine(Composite parent, Look look) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.look = look;
        setBackground(parent.getBackground());
        addListener(SWT.Paint, event -> draw(event.gc));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = words;
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_PROGRESSBAR;
            }

            @Override
            public void getValue(AccessibleControlEvent event) {
                event.result = String.valueOf(Math.round(share * 100));
            }
        });
    }

    void show(double newShare, String newWords) {
        share = Math.max(0, Math.min(1, newShare));
        words = newWords;
        redraw();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(Math.max(80, wHint), HEIGHT);
    }

    private void draw(GC gc) {
        Point size = getSize();
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.theme().line());
        gc.fillRoundRectangle(0, 0, size.x, HEIGHT, HEIGHT, HEIGHT);
        gc.setBackground(look.theme().accentFill());
        gc.fillRoundRectangle(0, 0, Math.max(HEIGHT, (int) (size.x * share)), HEIGHT, HEIGHT, HEIGHT);
    }
}
