package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Who is there, and what calls there were. */
final class HomeScreen implements Screen {
    HomeScreen(Ui ui) {}

    @Override
    public Control open(Composite parent) {
        return new Composite(parent, SWT.NONE);
    }

    @Override
    public void close() {}
}
