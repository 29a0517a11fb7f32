package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Spoken;

/** A figure over the last two minutes: its name, the latest value, and a line. */
final class Graph extends Canvas {
    private static final int HEIGHT = 76;
    private final Look look;
    private final String title;
    private final double scale;
    private double[] values = {};
    private String latest = "";

    /** {@code scale} is the least value that fills the height: what is hardly anything shall look so. */
    Graph(Composite parent, Look look, String title, double scale) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.look = look;
        this.title = title;
        this.scale = scale;
        setBackground(parent.getBackground());
        addListener(SWT.Paint, event -> draw(event.gc));
        Spoken.drawn(this, ACC.ROLE_GRAPHIC, () -> title + ": " + latest);
    }

    void show(double[] newValues, String newLatest) {
        values = newValues;
        latest = newLatest;
        redraw();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(Math.max(120, wHint), HEIGHT);
    }

    private void draw(GC gc) {
        Point size = getSize();
        gc.setAntialias(SWT.ON);
        gc.setFont(look.fonts().small());
        gc.setForeground(look.theme().quiet());
        gc.drawText(title, 0, 0, SWT.DRAW_TRANSPARENT);
        gc.setForeground(look.theme().text());
        Point extent = gc.textExtent(latest);
        gc.drawText(latest, size.x - extent.x, 0, SWT.DRAW_TRANSPARENT);
        int top = extent.y + 6;
        gc.setForeground(look.theme().line());
        gc.drawLine(0, size.y - 2, size.x, size.y - 2);
        if (values.length > 1) {
            drawLine(gc, size.x, top, size.y - 3 - top);
        }
    }

    private void drawLine(GC gc, int width, int top, int height) {
        double most = scale;
        for (double value : values) {
            most = Math.max(most, value);
        }
        Path path = new Path(getDisplay());
        for (int i = 0; i < values.length; i++) {
            float x = width - 1 - (values.length - 1 - i) * (width - 1f) / (StatsHistory.MOST - 1);
            float y = (float) (top + height - height * values[i] / most);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        gc.setForeground(look.theme().accent());
        gc.setLineWidth(2);
        gc.drawPath(path);
        path.dispose();
    }
}
