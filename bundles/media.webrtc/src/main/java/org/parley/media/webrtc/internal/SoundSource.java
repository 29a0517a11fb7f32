package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;

/** Where the sound of a local track comes from. Native thread only. */
interface SoundSource {
    /** The source of the track. */
    AudioTrackSource natives();

    /** In words for people. */
    String description();

    /** Begins to capture. Once. */
    void start();

    /** Lets {@code track}, which is of this source, send silence instead of sound. */
    void mute(AudioTrack track, boolean muted);

    /** Stops capturing; nothing is pushed when it returns. Idempotent. */
    void stop();

    /** Runs a step that may attach the track to a connection or detach it, while nothing is pushed: the list of sinks has no lock. */
    void whileQuiet(Natives.Step step) throws Exception;

    /** Frees the source, after its track. */
    void free();
}
