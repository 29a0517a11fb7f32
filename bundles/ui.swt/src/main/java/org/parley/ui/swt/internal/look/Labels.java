package org.parley.ui.swt.internal.look;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Text that is only read. It wraps where its column is narrower than it. */
public final class Labels {
    private Labels() {}

    /** Above a screen. */
    public static Label title(Composite parent, Look look, String text) {
        return label(parent, look.fonts().title(), look.theme().text(), text);
    }

    /** Above a part of a screen. */
    public static Label heading(Composite parent, Look look, String text) {
        return label(parent, look.fonts().heading(), look.theme().text(), text);
    }

    /** A name, or what stands before a value. */
    public static Label strong(Composite parent, Look look, String text) {
        return label(parent, look.fonts().strong(), look.theme().text(), text);
    }

    /** What is read. */
    public static Label body(Composite parent, Look look, String text) {
        return label(parent, look.fonts().body(), look.theme().text(), text);
    }

    /** What is read second. */
    public static Label quiet(Composite parent, Look look, String text) {
        return label(parent, look.fonts().body(), look.theme().quiet(), text);
    }

    /** A hint. */
    public static Label small(Composite parent, Look look, String text) {
        return label(parent, look.fonts().small(), look.theme().quiet(), text);
    }

    /** Shows another text; an ampersand is no mnemonic. */
    public static void set(Label label, String text) {
        label.setText(text.replace("&", "&&"));
    }

    private static Label label(Composite parent, Font font, Color color, String text) {
        Label label = new Prose(parent);
        label.setFont(font);
        label.setForeground(color);
        label.setBackground(parent.getBackground());
        set(label, text);
        return label;
    }
}
