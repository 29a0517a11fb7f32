package org.parley.ui.swt.internal.screen;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.swt.widgets.Control;

/**
 * Builds what would hold up the UI thread for too long in one go: each part in an event of its own, for as long as the control that they belong to is there. What one throws
 * is told as that of any event, and the others come nevertheless: a screen that lacks something is better than none. On the UI thread.
 */
public final class Slices {
    private final Control owner;
    private final Deque<Runnable> parts = new ArrayDeque<>();

    /** Nothing to build yet. */
    public Slices(Control owner) {
        this.owner = owner;
    }

    /** {@code part} comes after those before. */
    public Slices then(Runnable part) {
        parts.add(part);
        return this;
    }

    /** The first comes with one of the next events. */
    public void begin() {
        if (!parts.isEmpty() && !owner.isDisposed()) {
            owner.getDisplay().asyncExec(this::next);
        }
    }

    private void next() {
        if (!owner.isDisposed()) {
            try {
                parts.remove().run();
            } finally {
                begin();
            }
        }
    }
}
