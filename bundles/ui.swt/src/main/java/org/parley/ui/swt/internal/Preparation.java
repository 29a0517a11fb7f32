package org.parley.ui.swt.internal;

import java.util.function.BooleanSupplier;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.Bundle;

/** What is done once the window can be used, so that the screens behind it open at once: the rest of the rehearsal in slices on the UI thread, classes and painters on a thread of their own. */
final class Preparation {
    private static final int WAIT_MILLIS = 300;
    private static final int PAUSE_MILLIS = 30;

    private Preparation() {}

    /** Begins when the UI thread comes to it. On the UI thread. */
    static void begin(Display display, Rehearsal rehearsal, Bundle bundle, Runnable painters) {
        display.timerExec(WAIT_MILLIS, () -> slice(display, () -> rehearsal.step(display)));
        display.timerExec(WAIT_MILLIS, new ClassReader(bundle).then(painters)::start);
    }

    private static void slice(Display display, BooleanSupplier step) {
        if (step.getAsBoolean()) {
            display.timerExec(PAUSE_MILLIS, () -> slice(display, step));
        }
    }
}
