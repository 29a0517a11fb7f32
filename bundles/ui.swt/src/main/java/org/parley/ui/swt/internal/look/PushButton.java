package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** A button with a word, and perhaps an icon before it. */
public final class PushButton extends Drawn {
    private static final int HEIGHT = 40;
    private static final int ICON = 18;

    /** How it looks. */
    public enum Kind {
        /** What is done mostly; one on a screen. */
        PRIMARY,
        /** What is done as well. */
        SECONDARY,
        /** Like a link. */
        QUIET,
        /** Ends or removes something. */
        DANGER
    }

    private final Kind kind;
    private final String icon;
    private String text;

    /** Without an icon. */
    public PushButton(Composite parent, Look look, Kind kind, String text) {
        this(parent, look, kind, text, null);
    }

    /** {@code icon} null for none. */
    public PushButton(Composite parent, Look look, Kind kind, String text, String icon) {
        super(parent, look);
        this.kind = kind;
        this.icon = icon;
        setFont(look.fonts().strong());
        text(text);
    }

    /** Shows, and is named by, another text. */
    public void text(String newText) {
        text = newText;
        name(newText);
        redraw();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(getFont());
        Point extent = gc.textExtent(text);
        gc.dispose();
        int width = extent.x + (icon == null ? 0 : ICON + Look.GRID) + (kind == Kind.QUIET ? 2 : 5) * Look.GRID;
        return new Point(Math.max(wHint, width), Math.max(HEIGHT, extent.y + 2 * Look.GRID));
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
        Theme theme = look().theme();
        drawSurface(gc, area, theme);
        gc.setFont(getFont());
        gc.setForeground(isEnabled() ? ink(theme) : Theme.mix(ink(theme), getBackground(), 0.5));
        Point extent = gc.textExtent(text);
        int left = area.x + (area.width - extent.x - (icon == null ? 0 : ICON + Look.GRID)) / 2;
        if (icon != null) {
            Image image = look().icons().get(icon, ICON, gc.getForeground());
            gc.drawImage(image, left, area.y + (area.height - ICON) / 2);
            left += ICON + Look.GRID;
        }
        gc.drawText(text, left, area.y + (area.height - extent.y) / 2, SWT.DRAW_TRANSPARENT);
        drawFocus(gc, area, Look.RADIUS);
    }

    private void drawSurface(GC gc, Rectangle area, Theme theme) {
        Color surface = surface(theme);
        int inset = 3;
        if (surface != null) {
            gc.setBackground(isEnabled() ? surface : Theme.mix(surface, getBackground(), 0.5));
            gc.fillRoundRectangle(area.x + inset, area.y + inset, area.width - 2 * inset, area.height - 2 * inset, 2 * Look.RADIUS - inset, 2 * Look.RADIUS - inset);
        }
        if (kind == Kind.SECONDARY) {
            gc.setForeground(theme.line());
            gc.setLineWidth(1);
            gc.drawRoundRectangle(area.x + inset, area.y + inset, area.width - 2 * inset - 1, area.height - 2 * inset - 1, 2 * Look.RADIUS - inset, 2 * Look.RADIUS - inset);
        }
    }

    private Color surface(Theme theme) {
        return switch (kind) {
            case PRIMARY -> shaded(theme.accentFill());
            case DANGER -> shaded(theme.dangerFill());
            case SECONDARY -> isHovered() ? theme.hover() : theme.card();
            case QUIET -> isHovered() ? theme.hover() : null;
        };
    }

    private Color shaded(Color color) {
        return isHovered() ? Theme.mix(color, new Color(0, 0, 0), isPressed() ? 0.24 : 0.12) : color;
    }

    private Color ink(Theme theme) {
        return switch (kind) {
            case PRIMARY, DANGER -> theme.onAccent();
            case SECONDARY -> theme.text();
            case QUIET -> theme.accent();
        };
    }
}
