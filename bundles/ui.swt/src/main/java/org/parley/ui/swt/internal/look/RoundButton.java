package org.parley.ui.swt.internal.look;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** A round button with an icon. Its name is its tooltip, too. */
public class RoundButton extends Drawn {
    private static final int RING = 4;

    /** How it looks. */
    public enum Kind {
        /** Only the icon, with a surface under the pointer. */
        PLAIN,
        /** A quiet surface. */
        SOFT,
        /** The accent's surface. */
        ACCENT,
        /** Ends something. */
        DANGER,
        /** Answers. */
        GOOD
    }

    private final int diameter;
    private Kind kind;
    private String icon;
    private boolean checkable;
    private boolean checked;

    /** {@code diameter} points wide, without the ring of the focus. */
    public RoundButton(Composite parent, Look look, Kind kind, String icon, String name, int diameter) {
        super(parent, look);
        this.kind = kind;
        this.icon = icon;
        this.diameter = diameter;
        title(name);
    }

    /** Another name and tooltip. */
    public final void title(String name) {
        name(name);
        setToolTipText(name);
    }

    /** Looks another way from now on. */
    public final void show(Kind newKind, String newIcon) {
        kind = newKind;
        icon = newIcon;
        redraw();
    }

    /** Another tooltip, which says what pressing does now; screen readers hear name and state. */
    public final void tip(String tip) {
        setToolTipText(tip);
    }

    /** Tells screen readers that it is a switch, and which way it stands. */
    public final void checked(boolean on) {
        if (checkable && on == checked) {
            return;
        }
        checkable = true;
        checked = on;
        tellState(ACC.STATE_CHECKED, on);
        redraw();
    }

    @Override
    protected int role() {
        return checkable ? ACC.ROLE_CHECKBUTTON : ACC.ROLE_PUSHBUTTON;
    }

    @Override
    protected int state() {
        return checked ? ACC.STATE_CHECKED : 0;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(diameter + 2 * RING, diameter + 2 * RING);
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
        int left = area.x + (area.width - diameter) / 2;
        int top = area.y + (area.height - diameter) / 2;
        Color surface = surface();
        if (surface != null) {
            gc.setBackground(isEnabled() ? surface : Theme.mix(surface, getBackground(), 0.6));
            gc.fillOval(left, top, diameter, diameter);
        }
        int size = Math.max(16, diameter * 11 / 24);
        Image image = look().icons().get(icon, size, isEnabled() ? ink() : Theme.mix(ink(), getBackground(), 0.5));
        gc.drawImage(image, left + (diameter - size) / 2, top + (diameter - size) / 2);
        if (isFocusControl()) {
            gc.setForeground(look().theme().focus());
            gc.setLineWidth(2);
            gc.drawOval(left - 3, top - 3, diameter + 5, diameter + 5);
        }
    }

    private Color surface() {
        Theme theme = look().theme();
        Color plain = switch (kind) {
            case PLAIN -> isHovered() ? theme.hover() : null;
            case SOFT -> theme.hover();
            case ACCENT -> theme.accentFill();
            case DANGER -> theme.dangerFill();
            case GOOD -> theme.goodFill();
        };
        if (kind == Kind.PLAIN || plain == null || !isHovered()) {
            return plain;
        }
        return Theme.mix(plain, theme.dark() && kind != Kind.SOFT ? theme.onAccent() : theme.text(), isPressed() ? 0.24 : 0.12);
    }

    private Color ink() {
        return kind == Kind.PLAIN || kind == Kind.SOFT ? look().theme().text() : look().theme().onAccent();
    }
}
