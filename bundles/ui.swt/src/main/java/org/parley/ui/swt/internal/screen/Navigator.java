package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.widgets.Shell;

/** Moves between screens. On the UI thread. */
public interface Navigator {
    /** Shows {@code screen} in the place of the one before. */
    void show(Screen screen);

    /** What is shown. */
    Screen shown();

    /** Shows the screen for where the client stands: connect, sign in, or home. */
    void home();

    /** The main window. */
    Shell shell();

    /** Says {@code text} for a few seconds at the bottom of the window, and to screen readers. */
    void say(String text);
}
