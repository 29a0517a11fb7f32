package org.parley.ui.swt.internal.rig;

import org.eclipse.swt.widgets.Display;

/** A display for tests that need no client's window. */
public final class BareDisplay {
    private BareDisplay() {}

    /** The thread's display, made if there is none. */
    public static Display get() {
        if (Display.getCurrent() != null) {
            return Display.getCurrent();
        }
        XServer.ensure();
        return new Display();
    }
}
