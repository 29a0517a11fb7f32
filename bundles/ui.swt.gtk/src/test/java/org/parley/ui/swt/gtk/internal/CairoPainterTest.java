package org.parley.ui.swt.gtk.internal;

import org.parley.ui.swt.video.VideoPainter;
import org.parley.ui.swt.video.VideoPainterContract;

class CairoPainterTest extends VideoPainterContract {
    @Override
    protected VideoPainter painter() {
        return new CairoPainter();
    }
}
