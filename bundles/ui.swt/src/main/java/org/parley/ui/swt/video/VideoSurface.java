package org.parley.ui.swt.video;

import org.eclipse.swt.graphics.GC;
import org.osgi.annotation.versioning.ConsumerType;
import org.parley.media.VideoFrame;

/**
 * Keeps the latest picture of one canvas, and paints it. What {@link #take} or {@link #paint} throws, errors of linking included, makes the caller use another painter.
 */
@ConsumerType
public interface VideoSurface extends AutoCloseable {
    /**
     * Takes over {@code frame}, which is good until this returns, in the place of the picture before. On a thread of the engine, one call after another, perhaps while the
     * picture before is being painted; a few milliseconds at most. Allocates nothing of the size of a picture but when that size changes. After {@link #close} it does nothing.
     *
     * @param framing how it will be painted most likely: it may change before {@link #paint}
     * @return whether the picture is on the screen already, which it can be where {@link #paint} has painted with the same framing before and nothing has covered it since; otherwise it
     *     is to be painted
     */
    boolean take(VideoFrame frame, Framing framing);

    /**
     * Paints the latest picture, where {@link Framing#place} says, and nothing beside it. On the UI thread; waits at most while one picture goes to the screen.
     *
     * @return what of the canvas was painted, in points; null when there is no picture yet
     */
    Place paint(GC gc, Framing framing);

    /** Something else is painted upon the canvas now: until the next {@link #paint}, no picture comes to the screen. On the UI thread, as {@link #paint}. */
    void covered();

    /** Frees everything. On the UI thread; may wait for a {@link #take} that goes on. Idempotent. */
    @Override
    void close();
}
