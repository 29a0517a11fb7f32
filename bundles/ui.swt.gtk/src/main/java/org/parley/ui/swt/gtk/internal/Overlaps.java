package org.parley.ui.swt.gtk.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * What lies over a canvas that is a window of the X server's must be one too, since the server paints such windows over everything that GTK paints by itself. Looks after it whenever
 * something of the same shell is shown, moved or gets another size. On the UI thread.
 */
final class Overlaps implements AutoCloseable {
    private static final int[] EVENTS = {SWT.Show, SWT.Move, SWT.Resize};

    private final Canvas canvas;
    private final Listener listener = this::changed;

    Overlaps(Canvas canvas) {
        this.canvas = canvas;
        for (int event : EVENTS) {
            canvas.getDisplay().addFilter(event, listener);
        }
    }

    private void changed(Event event) {
        if (event.widget instanceof Control control && !canvas.isDisposed() && control.getShell() == canvas.getShell()) {
            look();
        }
    }

    /** At the brothers and sisters of the canvas and of all it lies in. */
    private void look() {
        for (Control inner = canvas; !(inner instanceof Shell); inner = inner.getParent()) {
            for (Control other : inner.getParent().getChildren()) {
                if (other != inner && other instanceof Composite && other.getBounds().intersects(inner.getBounds())) {
                    NativeWindow.ensure(other.handle);
                }
            }
        }
    }

    @Override
    public void close() {
        if (!canvas.getDisplay().isDisposed()) {
            for (int event : EVENTS) {
                canvas.getDisplay().removeFilter(event, listener);
            }
        }
    }
}
