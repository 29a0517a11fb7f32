package org.parley.media.screen.internal;

import java.nio.IntBuffer;

/** What is captured. For the thread of its connection. */
interface Target extends AutoCloseable {
    /** How taking a picture went. */
    enum Outcome {
        /** There is a picture. */
        TAKEN,
        /** It is as it was before. */
        STILL,
        /** There is none at the moment. */
        AWAY,
        /** There will be none any more. */
        GONE
    }

    /** Takes a picture, with the pointer of the mouse. */
    Outcome take();

    /** Width of the latest picture in pixels. */
    int width();

    /** Height of the latest picture in pixels. */
    int height();

    /** The latest picture: 32 bits a pixel, blue in the lowest. */
    IntBuffer pixels();

    /** Pixels from one row to the next. */
    int stride();

    /** The latest picture is not looked at any more. */
    default void release() {}

    @Override
    void close();
}
