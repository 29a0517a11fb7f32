package org.parley.ui.swt.internal.call;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.parley.ui.swt.internal.look.Look;
import org.parley.ui.swt.internal.look.RoundButton;

/** The button of the microphone, with a ring around it that shows how loud it is. */
final class MuteButton extends RoundButton {
    private int degrees;

    MuteButton(Composite parent, Look look, String name, int diameter) {
        super(parent, look, Kind.SOFT, "mic", name, diameter);
    }

    /** 0 is silence, 1 full scale; drawn on a scale of loudness. */
    void level(double level) {
        int now = level <= 0.001 ? 0 : (int) Math.max(0, Math.min(360, 360 * (1 + Math.log10(level) / 3)));
        if (Math.abs(now - degrees) > 4 || now == 0 && degrees != 0) {
            degrees = now;
            redraw();
        }
    }

    /** In degrees of the circle. */
    int ring() {
        return degrees;
    }

    @Override
    protected void draw(GC gc, Rectangle area) {
        super.draw(gc, area);
        if (degrees > 0 && !isFocusControl()) {
            gc.setForeground(look().theme().good());
            gc.setLineWidth(3);
            gc.setLineCap(SWT.CAP_ROUND);
            gc.drawArc(2, 2, area.width - 4, area.height - 4, 90, -degrees);
        }
    }
}
