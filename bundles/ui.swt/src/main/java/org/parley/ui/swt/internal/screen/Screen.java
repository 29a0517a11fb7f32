package org.parley.ui.swt.internal.screen;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What fills the main window. Opened anew after each {@link #close}, also when theme or language change. On the UI thread. */
public interface Screen {
    /** Builds the controls into {@code parent}, whose background is the window's. They are seen some events later. */
    Control open(Composite parent);

    /** Build what else is needed before it is seen, each in an event of its own; events of signaling and calls may come between. */
    default List<Runnable> parts() {
        return List.of();
    }

    /** How much at the lower edge is never to be covered, in points. */
    default int foot() {
        return 0;
    }

    /** Puts the keyboard where one types first. */
    default void focus() {}

    /** Whether it gives way to nothing that becomes of the login. */
    default boolean stays() {
        return false;
    }

    /** Follows nothing more; the controls are disposed next. */
    void close();
}
