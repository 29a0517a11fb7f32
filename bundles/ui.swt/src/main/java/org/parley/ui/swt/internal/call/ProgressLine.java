package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.SpokenValue;

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
        SpokenValue.of(this, () -> words, () -> (int) Math.round(share * 100));
    }

    void show(double newShare, String newWords) {
        int before = (int) Math.round(share * 100);
        share = Math.max(0, Math.min(1, newShare));
        if (before != (int) Math.round(share * 100)) {
            getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
        }
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
