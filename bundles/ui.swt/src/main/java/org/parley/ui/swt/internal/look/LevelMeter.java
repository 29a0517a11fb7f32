package org.parley.ui.swt.internal.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** How loud something is, as a bar. */
public final class LevelMeter extends Canvas {
    private double level;

    /** {@code name} for screen readers. */
    public LevelMeter(Composite parent, Look look, String name) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        setBackground(parent.getBackground());
        addListener(SWT.Paint, event -> {
            Rectangle area = getClientArea();
            event.gc.setAntialias(SWT.ON);
            event.gc.setBackground(look.theme().hover());
            event.gc.fillRoundRectangle(0, 0, area.width, area.height, area.height, area.height);
            int filled = (int) Math.round(area.width * Math.min(1, level));
            if (filled > 0) {
                event.gc.setBackground(level > 0.9 ? look.theme().danger() : look.theme().good());
                event.gc.fillRoundRectangle(0, 0, Math.max(area.height, filled), area.height, area.height, area.height);
            }
        });
        SpokenValue.of(this, () -> name, () -> (int) Math.round(Math.min(1, level) * 100));
    }

    /** 0 is silence, 1 full scale; shown as loudness is heard, not as it is measured. */
    public void show(double fullScale) {
        double heard = fullScale <= 0.001 ? 0 : 1 + Math.log10(fullScale) / 3;
        if (Math.abs(heard - level) > 0.005) {
            level = heard;
            redraw();
        }
    }

    /** What it shows, 0 to 1. */
    public double shown() {
        return level;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(wHint == SWT.DEFAULT ? 120 : wHint, 8);
    }
}
