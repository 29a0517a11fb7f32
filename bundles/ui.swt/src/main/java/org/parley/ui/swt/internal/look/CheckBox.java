package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** A box to tick, or a switch, with its text. */
public final class CheckBox extends Drawn {
    private static final int BOX = 20;
    private static final int SWITCH = 40;

    private final boolean asSwitch;
    private String text;
    private boolean checked;

    /** {@code asSwitch} draws a switch at the right, for what counts at once; otherwise a box at the left. */
    public CheckBox(Composite parent, Look look, String text, boolean checked, boolean asSwitch) {
        super(parent, look);
        this.asSwitch = asSwitch;
        this.checked = checked;
        this.text = text;
        setFont(look.fonts().body());
        name(text);
    }

    /** Whether it is ticked. */
    public boolean isChecked() {
        return checked;
    }

    @Override
    protected void pressed() {
        checked = !checked;
        tellState(ACC.STATE_CHECKED, checked);
        redraw();
    }

    @Override
    protected int role() {
        return ACC.ROLE_CHECKBUTTON;
    }

    @Override
    protected int state() {
        return checked ? ACC.STATE_CHECKED : 0;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(getFont());
        Point extent = gc.textExtent(text);
        gc.dispose();
        int width = extent.x + (asSwitch ? SWITCH : BOX) + 3 * Look.GRID;
        return new Point(wHint == SWT.DEFAULT ? width : Math.max(wHint, width), Math.max(36, extent.y + 2 * Look.GRID));
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
        gc.setFont(getFont());
        Point extent = gc.textExtent(text);
        int left = asSwitch ? area.x + 4 : area.x + BOX + 2 * Look.GRID;
        if (asSwitch) {
            drawSwitch(gc, area.x + area.width - SWITCH - 4, area.y + (area.height - 22) / 2);
        } else {
            drawBox(gc, area.x + 4, area.y + (area.height - BOX) / 2);
        }
        gc.setForeground(isEnabled() ? look().theme().text() : look().theme().quiet());
        gc.drawText(text, left, area.y + (area.height - extent.y) / 2, SWT.DRAW_TRANSPARENT);
        drawFocus(gc, area, 6);
    }

    private void drawBox(GC gc, int x, int y) {
        Theme theme = look().theme();
        if (checked) {
            gc.setBackground(theme.accentFill());
            gc.fillRoundRectangle(x, y, BOX, BOX, 8, 8);
            gc.drawImage(look().icons().get("check", 14, theme.onAccent()), x + 3, y + 3);
        } else {
            gc.setForeground(theme.quiet());
            gc.setLineWidth(2);
            gc.drawRoundRectangle(x + 1, y + 1, BOX - 3, BOX - 3, 8, 8);
        }
    }

    private void drawSwitch(GC gc, int x, int y) {
        Theme theme = look().theme();
        gc.setBackground(checked ? theme.accentFill() : Theme.mix(theme.quiet(), theme.card(), 0.25));
        gc.fillRoundRectangle(x, y, SWITCH, 22, 22, 22);
        gc.setBackground(theme.onAccent());
        gc.fillOval(checked ? x + SWITCH - 19 : x + 3, y + 3, 16, 16);
    }
}
