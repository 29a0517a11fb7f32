package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.Page;
import org.parley.ui.swt.internal.look.PushButton;

/** Says that the user has signed in elsewhere, which ended the login here. */
final class DisplacedScreen implements Screen {
    private final Ui ui;
    private final Entrance entrance;
    private PushButton again;

    DisplacedScreen(Ui ui, Entrance entrance) {
        this.ui = ui;
        this.entrance = entrance;
    }

    @Override
    public Control open(Composite parent) {
        Page page = new Page(parent, 440, true);
        Composite column = page.column();
        Grid.column(column, 0);
        Grid.cell(Brand.sign(column, ui.look(), "people", 64)).middle().width(64).height(64);
        Label title = Keys.name(Labels.heading(column, ui.look(), ui.text("displaced.title")), "displaced.title");
        title.setAlignment(SWT.CENTER);
        Grid.cell(title).wide().top(24);
        Label text = Labels.quiet(column, ui.look(), ui.text("displaced.text"));
        text.setAlignment(SWT.CENTER);
        Grid.cell(text).wide().top(8);
        again = Keys.name(new PushButton(column, ui.look(), PushButton.Kind.PRIMARY, ui.text("displaced.button")), "displaced.button");
        Grid.cell(again).wide().height(48).top(24);
        again.addListener(SWT.Selection, event -> ui.account().server().ifPresent(entrance::wait));
        return page;
    }

    @Override
    public void focus() {
        again.setFocus();
    }

    @Override
    public void close() {}
}
