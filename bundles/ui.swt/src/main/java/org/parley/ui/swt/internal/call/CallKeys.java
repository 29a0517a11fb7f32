package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** The keys of a call, wherever in its window the keyboard is; single letters not while one types. */
final class CallKeys implements AutoCloseable {
    private final Display display;
    private final Shell shell;
    private final Actions actions;
    private final Listener filter = this::onKey;

    /** What keys do. */
    interface Actions {
        void microphone();

        void camera();

        void hangUp();

        void fullScreen(boolean toggle);

        /** Hides or shows it, or moves it to the next corner. */
        void ownPicture(boolean move);
    }

    CallKeys(Shell shell, Actions actions) {
        this.display = shell.getDisplay();
        this.shell = shell;
        this.actions = actions;
        display.addFilter(SWT.KeyDown, filter);
    }

    private void onKey(Event event) {
        if (shell.isDisposed() || display.getActiveShell() != shell) {
            return;
        }
        int key = Character.toLowerCase(event.keyCode);
        boolean control = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
        boolean plain = (event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0 && !(event.widget instanceof Text);
        if (control && key == 'h') {
            act(event, actions::hangUp);
        } else if (key == SWT.ESC) {
            actions.fullScreen(false);
        } else if (plain && key == 'm') {
            act(event, actions::microphone);
        } else if (plain && key == 'v') {
            act(event, actions::camera);
        } else if (plain && key == 'f') {
            act(event, () -> actions.fullScreen(true));
        } else if (plain && key == 'o') {
            act(event, () -> actions.ownPicture((event.stateMask & SWT.SHIFT) != 0));
        }
    }

    private static void act(Event event, Runnable action) {
        event.doit = false;
        action.run();
    }

    @Override
    public void close() {
        if (!display.isDisposed()) {
            display.removeFilter(SWT.KeyDown, filter);
        }
    }
}
