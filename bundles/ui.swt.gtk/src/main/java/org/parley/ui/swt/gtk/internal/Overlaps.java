package org.parley.ui.swt.gtk.internal;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.internal.gtk.GTK;
import org.eclipse.swt.internal.gtk3.GTK3;
import org.eclipse.swt.widgets.Canvas;
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

    /** At what lies upon the canvas, and at the brothers and sisters of it and of all it lies in. */
    private void look() {
        for (Control child : canvas.getChildren()) {
            raise(child, Set.of(canvas.handle));
        }
        Set<Long> around = around(canvas.handle);
        for (Control inner = canvas; !(inner instanceof Shell); inner = inner.getParent()) {
            for (Control other : inner.getParent().getChildren()) {
                if (other != inner && other.getBounds().intersects(inner.getBounds())) {
                    raise(other, around);
                }
            }
        }
    }

    /** A control is several widgets, one in another: the outermost that is not {@code around} the canvas has the window that covers. */
    private static void raise(Control control, Set<Long> around) {
        long outermost = control.handle;
        for (long parent = GTK.gtk_widget_get_parent(outermost); parent != 0 && !around.contains(parent); parent = GTK.gtk_widget_get_parent(parent)) {
            outermost = parent;
        }
        if (GTK3.gtk_widget_get_has_window(outermost) && NativeWindow.ensure(outermost) && control.getRegion() != null) {
            GTK3.gtk_widget_shape_combine_region(outermost, control.getRegion().handle); // SWT paints the parent's colour around it, instead of what lies behind
        }
    }

    /** The widgets that the canvas lies in. */
    private static Set<Long> around(long widget) {
        Set<Long> all = new HashSet<>();
        for (long parent = GTK.gtk_widget_get_parent(widget); parent != 0; parent = GTK.gtk_widget_get_parent(parent)) {
            all.add(parent);
        }
        return all;
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
