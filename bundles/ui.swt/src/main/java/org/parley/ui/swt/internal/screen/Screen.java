package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What fills the main window. Opened anew after each {@link #close}, also when theme or language change. On the UI thread. */
public interface Screen {
    /** Builds the controls into {@code parent}, whose background is the window's, and begins to follow events. */
    Control open(Composite parent);

    /** How much at the lower edge is never to be covered, in points. */
    default int foot() {
        return 0;
    }

    /** Puts the keyboard where one types first. */
    default void focus() {}

    /** Follows nothing more; the controls are disposed next. */
    void close();
}
