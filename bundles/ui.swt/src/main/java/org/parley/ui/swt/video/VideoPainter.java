package org.parley.ui.swt.video;

import org.eclipse.swt.widgets.Canvas;
import org.osgi.annotation.versioning.ConsumerType;

/** A way to paint moving pictures. An OSGi service, chosen by ranking. */
@ConsumerType
public interface VideoPainter {
    /** The painter's name, for logs and figures: one word. */
    String name();

    /** Reads what {@link #open} will need, so that it takes less time on the UI thread. On a thread of the windows, once they can be used; perhaps never. May take long. */
    default void prepare() {}

    /**
     * Prepares to paint upon {@code canvas}. On the UI thread; must return within a few milliseconds. What it throws, errors of linking included, makes the caller use another
     * painter.
     *
     * @param apart the canvas may become a window of the display server of its own, so that pictures need not wait for the UI thread. It must not lie in anything that scrolls, and
     *              may lie below other controls
     * @return closed by the caller, also when this service has gone meanwhile: it must work until then
     */
    VideoSurface open(Canvas canvas, boolean apart);
}
