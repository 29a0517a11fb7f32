package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What the user can choose; each change counts at once. */
final class SettingsScreen implements Screen {
    SettingsScreen(Ui ui) {}

    @Override
    public Control open(Composite parent) {
        return new Composite(parent, SWT.NONE);
    }

    @Override
    public void close() {}
}
