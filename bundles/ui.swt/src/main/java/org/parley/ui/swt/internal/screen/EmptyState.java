package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Look;

/** In the place of a list that is empty: friendly words instead of nothing. */
final class EmptyState extends Composite {
    private final Label title;
    private final Label text;

    EmptyState(Composite parent, Look look, String key, String icon) {
        super(parent, SWT.NONE);
        setBackground(parent.getBackground());
        Grid.column(this, 24);
        Label sign = new Label(this, SWT.NONE);
        sign.setBackground(getBackground());
        sign.setImage(look.icons().get(icon, 40, look.theme().quiet()));
        Grid.cell(sign).middle().top(32);
        title = Keys.name(Labels.strong(this, look, ""), key);
        title.setAlignment(SWT.CENTER);
        Grid.cell(title).wide().top(16);
        text = Labels.quiet(this, look, "");
        text.setAlignment(SWT.CENTER);
        Grid.cell(text).wide().top(8);
    }

    void say(String newTitle, String newText) {
        Labels.set(title, newTitle);
        Labels.set(text, newText);
        layout();
    }
}
