package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/** A screen that is closed, and seen until the next one is whole: what is pressed there meanwhile does nothing. On the UI thread. */
final class Leaving implements Listener {
    private static final int[] INPUT = {SWT.MouseDown, SWT.MouseUp, SWT.MouseDoubleClick, SWT.KeyDown, SWT.KeyUp, SWT.Traverse, SWT.Selection, SWT.DefaultSelection};

    private final Control screen;
    private final Display display;

    Leaving(Control screen) {
        this.screen = screen;
        this.display = screen.getDisplay();
        for (int type : INPUT) {
            display.addFilter(type, this);
        }
    }

    @Override
    public void handleEvent(Event event) {
        if (event.widget instanceof Control control && isWithin(control)) {
            event.doit = false;
            event.type = SWT.None;
        }
    }

    private boolean isWithin(Control control) {
        for (Control each = control; each != null; each = each.isDisposed() ? null : each.getParent()) {
            if (each == screen) {
                return true;
            }
        }
        return false;
    }

    /** The next one has taken its place. */
    void end() {
        for (int type : INPUT) {
            display.removeFilter(type, this);
        }
    }
}
