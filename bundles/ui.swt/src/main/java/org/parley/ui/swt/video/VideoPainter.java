package org.parley.ui.swt.video;

import org.eclipse.swt.widgets.Canvas;
import org.osgi.annotation.versioning.ConsumerType;

/** A way to paint moving pictures. An OSGi service, chosen by ranking. */
@ConsumerType
public interface VideoPainter {
    /** The painter's name, for logs and figures: one word. */
    String name();

    /**
     * Prepares to paint upon {@code canvas}. On the UI thread; must return within a few milliseconds. What it throws, errors of linking included, makes the caller use another
     * painter.
     *
     * @return closed by the caller, also when this service has gone meanwhile: it must work until then
     */
    VideoSurface open(Canvas canvas);
}
