package org.parley.media;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes pictures. */
@ConsumerType
@FunctionalInterface
public interface VideoSink {
    /** A picture, on a thread of the engine: must return within a few milliseconds. What it throws is logged and dropped. */
    void onFrame(VideoFrame frame);

    /**
     * For so many milliseconds after a picture that it has looked at, it looks at no other: an engine for which bringing them is work may leave those out. 0 where each counts. May change
     * from picture to picture. Any thread; returns at once.
     */
    default int calmMillis() {
        return 0;
    }
}
