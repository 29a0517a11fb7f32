package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleActionAdapter;
import org.eclipse.swt.accessibility.AccessibleActionEvent;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * A control that draws itself and can be pressed: by pointer, Space or Enter, or a screen reader; {@link SWT#Selection} follows. It is reached by Tab, shows the focus,
 * and tells screen readers name, role and state.
 */
public abstract class Drawn extends Canvas {
    private final Look look;
    private String name = "";
    private boolean hovered;
    private boolean pressed;
    private boolean clicked;

    /** Upon {@code parent}, whose background shows where nothing is drawn. */
    protected Drawn(Composite parent, Look look) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.look = look;
        setBackground(parent.getBackground());
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addListener(SWT.Paint, event -> {
            event.gc.setAntialias(SWT.ON);
            event.gc.setTextAntialias(SWT.ON);
            draw(event.gc, getClientArea());
        });
        listenToPointer();
        listenToKeys();
        describe();
    }

    private void listenToPointer() {
        addListener(SWT.MouseEnter, event -> hover(true));
        addListener(SWT.MouseExit, event -> hover(false));
        addListener(SWT.MouseDown, event -> {
            if (event.button == 1) {
                pressed = true;
                redraw();
            }
        });
        addListener(SWT.MouseUp, event -> {
            boolean inside = getClientArea().contains(event.x, event.y);
            if (pressed && event.button == 1) {
                pressed = false;
                redraw();
                if (inside) {
                    clicked = true;
                    press();
                    clicked = false;
                }
            }
        });
    }

    private void hover(boolean on) {
        hovered = on;
        redraw();
    }

    private void listenToKeys() {
        addListener(SWT.FocusIn, event -> {
            getAccessible().setFocus(ACC.CHILDID_SELF);
            redraw();
        });
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.KeyDown, this::onKey);
        addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_RETURN) {
                event.doit = false;
                event.detail = SWT.TRAVERSE_NONE;
                press();
            } else {
                event.doit = true;
            }
        });
    }

    private void onKey(Event event) {
        if (event.character == ' ' && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
            press();
        }
    }

    private void describe() {
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = role();
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_FOCUSABLE | (isFocusControl() ? ACC.STATE_FOCUSED : 0) | (isEnabled() ? 0 : ACC.STATE_DISABLED) | Spoken.hidden(Drawn.this) | state();
            }

            @Override
            public void getDefaultAction(AccessibleControlEvent event) {
                event.result = name;
            }
        });
        getAccessible().addAccessibleActionListener(new AccessibleActionAdapter() {
            @Override
            public void getActionCount(AccessibleActionEvent event) {
                event.count = 1;
            }

            @Override
            public void getName(AccessibleActionEvent event) {
                event.result = name;
            }

            @Override
            public void doAction(AccessibleActionEvent event) {
                press();
                event.result = ACC.OK;
            }
        });
    }

    /** Does what a click does, unless disabled. */
    public final void press() {
        if (isDisposed() || !isEnabled()) {
            return;
        }
        if (opens()) {
            return;
        }
        pressed();
        if (!isDisposed()) {
            notifyListeners(SWT.Selection, new Event());
        }
    }

    /** Whether a press opens something that tells listeners by itself. */
    protected boolean opens() {
        return false;
    }

    /** Before listeners are told. */
    protected void pressed() {}

    /** What screen readers say. */
    public final void name(String name) {
        this.name = name;
        getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
    }

    /** What screen readers say. */
    public final String name() {
        return name;
    }

    /** One of {@link ACC}'s roles. */
    protected int role() {
        return ACC.ROLE_PUSHBUTTON;
    }

    /** States of {@link ACC} beyond the usual ones. */
    protected int state() {
        return 0;
    }

    /** Tells screen readers that one of {@link ACC}'s states has changed. */
    protected final void tellState(int state, boolean on) {
        getAccessible().sendEvent(ACC.EVENT_STATE_CHANGED, new int[] {state, on ? 1 : 0});
    }

    /** Draws within {@code area}. */
    protected abstract void draw(GC gc, Rectangle area);

    @Override
    public abstract Point computeSize(int wHint, int hHint, boolean changed);

    @Override
    public void setEnabled(boolean enabled) {
        super.setEnabled(enabled);
        tellState(ACC.STATE_DISABLED, !enabled);
        redraw();
    }

    /** Colours, fonts, icons. */
    protected final Look look() {
        return look;
    }

    /** Whether the pointer is on it. */
    protected final boolean isHovered() {
        return hovered && isEnabled();
    }

    /** Whether it is being pressed. */
    protected final boolean isPressed() {
        return pressed;
    }

    /** Whether it is by pointer that it has just been pressed. */
    protected final boolean isClicked() {
        return clicked;
    }

    /** Draws the ring that shows where the keyboard is, around {@code area}. */
    protected final void drawFocus(GC gc, Rectangle area, int radius) {
        if (isFocusControl()) {
            gc.setForeground(look.theme().focus());
            gc.setLineWidth(2);
            gc.drawRoundRectangle(area.x + 1, area.y + 1, area.width - 3, area.height - 3, radius * 2, radius * 2);
        }
    }
}
