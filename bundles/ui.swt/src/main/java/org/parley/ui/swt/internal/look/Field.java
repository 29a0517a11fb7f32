package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A line to type into, with its label above, and a hint or what is wrong with it below. */
public final class Field extends Composite {
    private static final int HEIGHT = 44;
    private static final int MARGIN = 14;
    private static final int FRAME = 2;

    private final Look look;
    private final Composite box;
    private final Text text;
    private final Label message;
    private final String label;
    private String hint;
    private boolean wrong;

    /**
     * A line of its own.
     *
     * @param key   the name of the text, for programs
     * @param style {@link SWT#PASSWORD}, or {@link SWT#NONE}
     * @param hint  below, while nothing is wrong; may be empty
     */
    public Field(Composite parent, Look look, String key, int style, String label, String hint) {
        super(parent, SWT.NONE);
        this.look = look;
        this.label = label;
        this.hint = hint;
        setBackground(parent.getBackground());
        Grid.column(this, 0);
        Grid.cell(Labels.strong(this, look, label)).wide();
        box = new Composite(this, SWT.DOUBLE_BUFFERED);
        Grid.cell(box).wide().height(HEIGHT).top(6);
        box.setBackground(getBackground());
        box.addListener(SWT.Paint, this::paintBox);
        Composite frameless = new Composite(box, SWT.NONE);
        frameless.setBackground(look.theme().field());
        text = Keys.name(new Text(frameless, SWT.SINGLE | style), key);
        text.setFont(look.fonts().body());
        text.setBackground(look.theme().field());
        text.setForeground(look.theme().text());
        message = Keys.name(Labels.small(this, look, hint), key + ".message");
        Grid.cell(message).wide().top(4);
        Grid.show(message, !hint.isEmpty());
        box.addListener(SWT.Resize, event -> place(frameless));
        text.addListener(SWT.FocusIn, event -> box.redraw());
        text.addListener(SWT.FocusOut, event -> box.redraw());
        text.addListener(SWT.Modify, event -> clear());
        box.addListener(SWT.MouseDown, event -> text.setFocus());
        describe();
        Spoken.name(text, frameless, label);
    }

    /** The platform's own frame around the text, which does not go with the box, is left outside of what is seen. */
    private void place(Composite frameless) {
        Rectangle area = box.getClientArea();
        int height = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        frameless.setBounds(MARGIN, (area.height - height) / 2 + FRAME, area.width - 2 * MARGIN, height - 2 * FRAME);
        text.setBounds(-FRAME, -FRAME, area.width - 2 * MARGIN + 2 * FRAME, height);
    }

    private void describe() {
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = label;
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = message.isDisposed() ? "" : message.getText();
            }
        });
    }

    private void paintBox(Event event) {
        Rectangle area = box.getClientArea();
        boolean focused = text.isFocusControl();
        event.gc.setAntialias(SWT.ON);
        event.gc.setBackground(look.theme().field());
        event.gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, 2 * Look.RADIUS, 2 * Look.RADIUS);
        event.gc.setForeground(wrong ? look.theme().danger() : focused ? look.theme().focus() : look.theme().line());
        event.gc.setLineWidth(wrong || focused ? 2 : 1);
        event.gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, 2 * Look.RADIUS, 2 * Look.RADIUS);
    }

    /** Where one types. */
    public Text text() {
        return text;
    }

    /** What was typed. */
    public String value() {
        return text.getText();
    }

    /** Says what is wrong, here and to screen readers, until something is typed. */
    public void wrong(String what) {
        wrong = true;
        tell(what);
        text.getAccessible().sendEvent(ACC.EVENT_DESCRIPTION_CHANGED, null);
    }

    /** Another hint below. */
    public void hint(String newHint) {
        hint = newHint;
        if (!wrong) {
            tell(hint);
        }
    }

    /** Nothing is wrong. */
    public void clear() {
        if (wrong) {
            wrong = false;
            tell(hint);
        }
    }

    private void tell(String what) {
        Labels.set(message, what);
        message.setForeground(wrong ? look.theme().danger() : look.theme().quiet());
        Grid.show(message, !what.isEmpty());
        box.redraw();
        layout();
        Page.relayout(this);
    }

    @Override
    public boolean setFocus() {
        return !text.isDisposed() && text.setFocus();
    }
}
