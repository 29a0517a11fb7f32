package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** A line that lies over the window for a few seconds. Its parent has no layout, or one that passes it over. */
public final class Toast extends Canvas {
    private static final int HEIGHT = 44;

    private final Look look;
    private final String text;
    private final int foot;

    /** Upon {@code parent}, in the middle, {@code foot} points above its lower edge. */
    public Toast(Composite parent, Look look, String text, int foot) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        this.look = look;
        this.text = text;
        this.foot = foot;
        setBackground(parent.getBackground());
        Keys.name(this, "toast");
        addListener(SWT.Paint, event -> draw(event.gc));
        Spoken.drawn(this, ACC.ROLE_ALERT, () -> text);
        moveAbove(null);
        place();
    }

    /** What it says. */
    public String said() {
        return text;
    }

    /** Puts it where it belongs, after its parent has changed its size. */
    public void place() {
        Rectangle area = getParent().getClientArea();
        GC gc = new GC(this);
        gc.setFont(look.fonts().body());
        Point extent = gc.textExtent(text);
        gc.dispose();
        int width = Math.min(extent.x + 48, area.width - 32);
        setToolTipText(width < extent.x + 48 ? text : null);
        Rounded.shape(this, width, HEIGHT, Look.RADIUS);
        setBounds((area.width - width) / 2, area.height - foot - 64, width, HEIGHT);
    }

    private void draw(GC gc) {
        Rectangle area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.theme().dark() ? look.theme().text() : look.theme().stage());
        gc.fillRectangle(area);
        gc.setForeground(look.theme().dark() ? look.theme().stage() : look.theme().onAccent());
        gc.setFont(look.fonts().body());
        String fitting = Shortened.to(gc, text, area.width - 40);
        Point extent = gc.textExtent(fitting);
        gc.drawText(fitting, (area.width - extent.x) / 2, (area.height - extent.y) / 2, SWT.DRAW_TRANSPARENT);
    }
}
