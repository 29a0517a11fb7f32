package org.parley.media.webrtc.internal;

import org.parley.media.MediaException;

/** Where pictures come from. Native thread only. */
interface PictureSource {
    /** In words for people. Any thread. */
    String description();

    /** Begins to capture, once, into {@code inlet}. */
    void start(PictureOutlet.Inlet inlet) throws MediaException;

    /** Whether this captures already what {@code next} would. */
    default boolean isAlready(PictureSource next) {
        return false;
    }

    /** Stops capturing and frees all; nothing is pushed when it returns. Idempotent; also for one that was not started. */
    void stop();
}
