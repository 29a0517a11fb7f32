package org.parley.ui.swt.internal.screen;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.parley.ui.swt.internal.look.Look;

/** Parley's sign: a camera upon the accent's colour. */
final class Brand {
    private Brand() {}

    /** {@code size} points wide and high. */
    static Canvas sign(Composite parent, Look look, String icon, int size) {
        Canvas sign = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        sign.setBackground(parent.getBackground());
        sign.addListener(SWT.Paint, event -> {
            event.gc.setAntialias(SWT.ON);
            event.gc.setBackground(look.theme().accentFill());
            event.gc.fillRoundRectangle(0, 0, size, size, size / 2, size / 2);
            int inner = size / 2;
            event.gc.drawImage(look.icons().get(icon, inner, look.theme().onAccent()), (size - inner) / 2, (size - inner) / 2);
        });
        return sign;
    }
}
