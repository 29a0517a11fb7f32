package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A line across the window that says what is not as it should be, with what can be done about it. */
public final class Banner extends Composite {
    private final Label text;
    private String shown = "";

    /** Shows nothing yet. */
    public Banner(Composite parent, Look look) {
        super(parent, SWT.NONE);
        setBackground(look.theme().warningSoft());
        Grid.row(this, 2, 16, 10, 12);
        Label icon = new Label(this, SWT.NONE);
        icon.setBackground(getBackground());
        Grid.cell(icon);
        icon.setImage(look.icon("no-connection", look.theme().warning()));
        text = Keys.name(Labels.body(this, look, ""), "banner");
        Grid.cell(text).wide();
        setVisible(false);
    }

    /** Says it, with what is read aloud only when {@code what} is new; {@code detail}, such as a countdown, may change each second. */
    public void say(String what, String detail) {
        Labels.set(text, detail.isEmpty() ? what : what + "  " + detail);
        if (!what.equals(shown)) {
            shown = what;
            text.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
        }
        layout();
    }
}
