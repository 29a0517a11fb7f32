package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.parley.signaling.Peer;
import org.parley.ui.swt.internal.look.Theme;

/** The colours of available, busy, and away; the word always stands beside them. */
final class StatusColours {
    private StatusColours() {}

    static Color of(Theme theme, Peer.Status status) {
        return switch (status) {
            case AVAILABLE -> theme.good();
            case BUSY -> theme.danger();
            case OFFLINE -> theme.quiet();
        };
    }

    /** Draws a dot with a rim of {@code around}. */
    static void dot(GC gc, Color color, Color around, int x, int y, int size) {
        gc.setBackground(around);
        gc.fillOval(x - 2, y - 2, size + 4, size + 4);
        gc.setBackground(color);
        gc.fillOval(x, y, size, size);
    }

    /** A dot of its own. */
    static Canvas dot(Composite parent) {
        Canvas dot = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        dot.setBackground(parent.getBackground());
        dot.addListener(SWT.Paint, event -> {
            event.gc.setAntialias(SWT.ON);
            event.gc.setBackground(dot.getForeground());
            event.gc.fillOval(0, 0, 10, 10);
        });
        return dot;
    }
}
