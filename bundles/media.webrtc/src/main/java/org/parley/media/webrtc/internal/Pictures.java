package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import org.parley.media.MediaException;

/** Pictures that are made rather than captured, for {@link PicturePump}. Used by its thread alone. */
interface Pictures extends AutoCloseable {
    /** Pixels. */
    int width();

    /** Pixels. */
    int height();

    /** The time from one to the next. */
    long intervalNanos();

    /** In words for people. */
    String description();

    /** Draws picture {@code number} into a buffer of this size. */
    void draw(long number, NativeI420Buffer into) throws MediaException;

    @Override
    default void close() {}
}
