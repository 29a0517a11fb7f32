package org.parley.ui.swt.internal.video;

import org.parley.ui.swt.video.VideoPainter;
import org.parley.ui.swt.video.VideoPainterContract;

class PortablePainterTest extends VideoPainterContract {
    @Override
    protected VideoPainter painter() {
        return new PortablePainter();
    }
}
