package org.parley.ui.swt.internal.model;

import java.util.concurrent.Executor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/** Posts to the UI thread; never waits for it. What comes after the display's end is dropped. */
public record UiThread(Display display) implements Executor {
    @Override
    public void execute(Runnable task) {
        try {
            display.asyncExec(task);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
        }
    }
}
