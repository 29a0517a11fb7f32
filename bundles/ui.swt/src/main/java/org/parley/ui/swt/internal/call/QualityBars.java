package org.parley.ui.swt.internal.call;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.parley.ui.swt.internal.look.Drawn;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.Theme;

/** Three bars, and the reason as tooltip and for screen readers. Pressing shows the details. */
final class QualityBars extends Drawn {
    private static final int SIZE = 36;
    private int bars;

    QualityBars(Composite parent, Look look) {
        super(parent, look);
    }

    /** {@code newBars} 0 while nothing is known. */
    void show(int newBars, String reason) {
        bars = newBars;
        if (!reason.equals(name())) {
            name(reason);
            setToolTipText(reason);
        }
        redraw();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(SIZE, SIZE);
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
        Theme theme = look().theme();
        if (isHovered()) {
            gc.setBackground(theme.hover());
            gc.fillOval(0, 0, SIZE, SIZE);
        }
        for (int bar = 1; bar <= 3; bar++) {
            gc.setBackground(bar > bars ? Theme.mix(theme.quiet(), getBackground(), 0.6) : bars == 3 ? theme.good() : bars == 2 ? theme.warning() : theme.danger());
            gc.fillRoundRectangle(5 + bar * 6, 26 - bar * 5, 4, bar * 5, 2, 2);
        }
        drawFocus(gc, area, SIZE / 2);
    }
}
