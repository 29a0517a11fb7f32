package org.parley.ui.swt.internal.look;

import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dialog of the platform, such as that for files, which has a loop of its own: in that, SWT puts off what the mouse does in other windows until the dialog is closed, so that nobody could answer a call meanwhile. On the UI
 * thread.
 */
public final class PlatformDialog {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformDialog.class);
    private static final int PERIOD_MILLIS = 40;
    private final Display display;
    private boolean open = true;

    private PlatformDialog(Display display) {
        this.display = display;
    }

    /** What {@code dialog} returns once it is closed; what is put off meanwhile is done meanwhile. */
    public static String open(Display display, Supplier<String> dialog) {
        PlatformDialog loop = new PlatformDialog(display);
        display.timerExec(PERIOD_MILLIS, loop::turn);
        try {
            return dialog.get();
        } finally {
            loop.open = false;
        }
    }

    private void turn() {
        display.timerExec(0, () -> {}); // SWT looks at what it has put off after an event only
        try {
            while (open && !display.isDisposed() && display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException | Error e) {
            LOG.error("an event failed while a dialog of the platform was open", e); // it must not go through the dialog's own code
        }
        if (open && !display.isDisposed()) {
            display.timerExec(PERIOD_MILLIS, this::turn);
        }
    }
}
