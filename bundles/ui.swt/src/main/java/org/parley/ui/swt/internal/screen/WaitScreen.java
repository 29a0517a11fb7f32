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

/** While the client signs in by itself. */
final class WaitScreen implements Screen {
    private final Ui ui;
    private final Entrance entrance;
    private PushButton cancel;

    WaitScreen(Ui ui, Entrance entrance) {
        this.ui = ui;
        this.entrance = entrance;
    }

    @Override
    public Control open(Composite parent) {
        Page page = new Page(parent, 400, true);
        Composite column = page.column();
        Grid.column(column, 0);
        Grid.cell(Brand.sign(column, ui.look(), "video", 64)).middle().width(64).height(64);
        Label title = Labels.heading(column, ui.look(), ui.text("wait.title"));
        title.setAlignment(SWT.CENTER);
        Grid.cell(title).wide().top(24);
        Label server = Labels.quiet(column, ui.look(), ui.account().server().map(uri -> uri.getHost()).orElse(ui.options().server()));
        server.setAlignment(SWT.CENTER);
        Grid.cell(server).wide().top(8);
        cancel = Keys.name(new PushButton(column, ui.look(), PushButton.Kind.SECONDARY, ui.text("cancel")), "wait.cancel");
        Grid.cell(cancel).middle().top(24);
        cancel.addListener(SWT.Selection, event -> entrance.cancel());
        return page;
    }

    @Override
    public void focus() {
        cancel.setFocus();
    }

    @Override
    public void close() {}
}
