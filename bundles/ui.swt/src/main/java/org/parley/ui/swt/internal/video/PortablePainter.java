package org.parley.ui.swt.internal.video;

import org.eclipse.swt.widgets.Canvas;
import org.osgi.service.component.annotations.Component;
import org.parley.ui.swt.video.VideoPainter;
import org.parley.ui.swt.video.VideoSurface;

/** Paints by what SWT has on every platform: an image a picture, already scaled to the canvas. */
@Component(name = "org.parley.ui.swt.video.portable", service = VideoPainter.class, property = "service.ranking:Integer=-100", immediate = true)
public final class PortablePainter implements VideoPainter {
    @Override
    public String name() {
        return "portable";
    }

    @Override
    public VideoSurface open(Canvas canvas, boolean apart) {
        return new PortableSurface(canvas.getDisplay());
    }
}
