package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.screen.Ui;

/** Says across the window that the user shares, with the button to stop. */
final class SharingBar extends Composite {
    SharingBar(Composite parent, Ui ui, Look look, Runnable stop) {
        super(parent, SWT.NONE);
        setBackground(look.theme().accentSoft());
        Grid.row(this, 3, 16, 4, 12);
        Label icon = new Label(this, SWT.NONE);
        icon.setBackground(getBackground());
        icon.setImage(look.icon("screen", look.theme().accent()));
        Grid.cell(icon);
        Grid.cell(Keys.name(Labels.strong(this, look, ui.text("sharing.bar")), "call.sharing")).wide();
        PushButton button = Keys.name(new PushButton(this, look, PushButton.Kind.DANGER, ui.text("sharing.stop")), "call.sharing.stop");
        Grid.cell(button);
        button.addListener(SWT.Selection, event -> stop.run());
    }
}
