package org.parley.ui.swt.internal.screen;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/** What is pressed on a control, or on anything in it, does nothing for a while. On the UI thread. */
public final class Unheard implements Listener {
    private static final List<Integer> KEYS = List.of(SWT.KeyDown, SWT.KeyUp, SWT.Traverse);
    private static final List<Integer> REST = List.of(SWT.MouseDown, SWT.MouseUp, SWT.MouseDoubleClick, SWT.Selection, SWT.DefaultSelection);

    private final Control deaf;
    private final Display display;
    private final List<Integer> input;

    private Unheard(Control deaf, List<Integer> input) {
        this.deaf = deaf;
        this.display = deaf.getDisplay();
        this.input = input;
        input.forEach(type -> display.addFilter(type, this));
    }

    /** No keys. */
    public static Unheard keys(Control deaf) {
        return new Unheard(deaf, KEYS);
    }

    /** Nothing at all. */
    static Unheard all(Control deaf) {
        return new Unheard(deaf, Stream.concat(KEYS.stream(), REST.stream()).toList());
    }

    @Override
    public void handleEvent(Event event) {
        if (event.widget instanceof Control control && isWithin(control)) {
            event.doit = false;
            event.type = SWT.None;
        }
    }

    private boolean isWithin(Control control) {
        for (Control each = control; each != null; each = each.isDisposed() ? null : each.getParent()) {
            if (each == deaf) {
                return true;
            }
        }
        return false;
    }

    /** From now on it counts. */
    public void end() {
        if (!display.isDisposed()) {
            input.forEach(type -> display.removeFilter(type, this));
        }
    }
}
