package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.parley.ui.swt.internal.look.Grid;
import org.parley.ui.swt.internal.look.Keys;
import org.parley.ui.swt.internal.look.Labels;
import org.parley.ui.swt.internal.look.PushButton;
import org.parley.ui.swt.internal.screen.Slices;
import org.parley.ui.swt.internal.screen.Ui;

/** A window over the main one, that belongs to a call: one of a kind at a time, closed by Escape, and with the main window. */
abstract class CallDialog {
    static final int WIDTH = 480;
    private static final int MARGIN = 24;
    private static final String MARK = CallDialog.class.getName();
    private final Ui ui;
    private final String key;
    private final String title;
    private Shell shell;

    CallDialog(Ui ui, String key, String title) {
        this.ui = ui;
        this.key = key;
        this.title = title;
    }

    Ui ui() {
        return ui;
    }

    Shell shell() {
        return shell;
    }

    /** Opens it, in an event for each step, or brings the one that is open to the front. */
    final void open() {
        for (Shell other : ui.navigator().shell().getShells()) {
            if (key.equals(Keys.of(other))) {
                other.setActive();
                return;
            }
        }
        shell = Keys.name(new Shell(ui.navigator().shell(), SWT.DIALOG_TRIM | SWT.RESIZE), key);
        shell.setData(MARK, this);
        shell.setImages(ui.look().icons().sign());
        shell.setText(ui.text(title));
        shell.setBackground(ui.look().theme().window());
        Grid.column(shell, MARGIN);
        Grid.cell(Labels.heading(shell, ui.look(), ui.text(title))).wide();
        new Slices(shell).then(() -> fill(shell)).then(this::fit).then(shell::open).begin();
    }

    /** Takes away whichever are open over that window: the call that they are about is over. */
    static void closeAll(Shell owner) {
        for (Shell shell : owner.getShells()) {
            if (!shell.isDisposed() && shell.getData(MARK) != null) {
                shell.dispose();
            }
        }
    }

    /** The controls, below the title. */
    abstract void fill(Composite parent);

    /** Its natural size, in the middle of the main window. */
    final void fit() {
        Point size = shell.computeSize(WIDTH, SWT.DEFAULT);
        shell.setSize(Math.max(WIDTH, size.x), size.y);
        Rectangle owner = ui.navigator().shell().getBounds();
        Point now = shell.getSize();
        shell.setLocation(owner.x + (owner.width - now.x) / 2, owner.y + Math.max(0, (owner.height - now.y) / 2));
    }

    /** The row of buttons at the end. */
    final Composite buttons(Composite parent, int count) {
        Composite row = new Composite(parent, SWT.NONE);
        row.setBackground(parent.getBackground());
        Grid.cell(row).end().top(24);
        Grid.row(row, count, 0, 0, 8);
        return row;
    }

    final PushButton button(Composite row, String buttonKey, PushButton.Kind kind, String text, Runnable action) {
        PushButton button = Keys.name(new PushButton(row, ui.look(), kind, text), buttonKey);
        Grid.cell(button);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }
}
