package org.parley.ui.swt.gtk.internal;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.osgi.service.component.annotations.Component;
import org.parley.ui.swt.video.VideoPainter;
import org.parley.ui.swt.video.VideoSurface;

/** Writes pictures into the memory of a cairo surface, which GTK or the X server paints as it is. */
@Component(name = "org.parley.ui.swt.gtk", service = VideoPainter.class, property = "service.ranking:Integer=100", immediate = true)
public final class CairoPainter implements VideoPainter {
    @Override
    public String name() {
        return "cairo";
    }

    @Override
    public void prepare() {
        if ("gtk".equals(SWT.getPlatform())) {
            NativeWindow.prepare();
        }
    }

    @Override
    public VideoSurface open(Canvas canvas, boolean apart) {
        if (!"gtk".equals(SWT.getPlatform())) {
            throw new IllegalStateException("SWT runs on " + SWT.getPlatform() + ", not on GTK");
        }
        return new CairoSurface(apart ? NativeWindow.of(canvas) : Optional.empty());
    }
}
