package org.parley.media;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes pictures. */
@ConsumerType
@FunctionalInterface
public interface VideoSink {
    /** A picture, on a thread of the engine: must return within a few milliseconds. What it throws is logged and dropped. */
    void onFrame(VideoFrame frame);
}
