package org.parley.ui.swt.internal.call;

import org.eclipse.swt.widgets.Display;

/** Runs something again and again until it is closed. */
final class Ticker implements AutoCloseable {
    private final Display display;
    private final int millis;
    private final Runnable action;
    private boolean closed;

    Ticker(Display display, int millis, Runnable action) {
        this.display = display;
        this.millis = millis;
        this.action = action;
        display.timerExec(millis, this::tick);
    }

    private void tick() {
        if (!closed) {
            display.timerExec(millis, this::tick);
            action.run();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
