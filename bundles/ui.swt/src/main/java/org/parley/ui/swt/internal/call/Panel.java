package org.parley.ui.swt.internal.call;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.RoundButton;
import org.parley.ui.swt.internal.screen.Ui;

/** What stands beside the pictures, with a title and a button to close it. */
abstract class Panel extends Composite {
    private final RoundButton close;

    Panel(Composite parent, Ui ui, String key, String title, Runnable closed) {
        super(parent, SWT.NONE);
        Keys.name(this, key);
        setBackground(ui.look().theme().window());
        Grid.column(this, 0);
        Composite head = new Composite(this, SWT.NONE);
        head.setBackground(getBackground());
        Grid.cell(head).wide();
        Grid.row(head, 2, 16, 8, 8);
        Grid.cell(Labels.heading(head, ui.look(), ui.text(title))).wide();
        close = Keys.name(new RoundButton(head, ui.look(), RoundButton.Kind.PLAIN, "close", ui.text("call.close"), 32), key + ".close");
        Grid.cell(close);
        close.addListener(SWT.Selection, event -> closed.run());
    }

    /** Make the controls below the title before it is seen, each in an event of its own. */
    abstract List<Runnable> parts();

    @Override
    public boolean setFocus() {
        return !close.isDisposed() && close.setFocus();
    }
}
