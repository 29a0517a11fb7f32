package org.parley.media.webrtc.internal;

import org.parley.media.SoundProcessing;

/** Where sound comes from. Native thread only. */
interface SoundSource {
    /** In words for people. Any thread. */
    String description();

    /** Begins to capture, once, into {@code inlet}. */
    void start(SoundOutlet.Inlet inlet);

    /** Changes what is done to the sound of a microphone. */
    default void processing(SoundProcessing processing) {}

    /** Stops capturing and frees all; nothing is pushed when it returns, unless a device hangs. Idempotent; also for one that was not started. */
    void stop();
}
