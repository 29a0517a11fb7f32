package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import org.parley.media.MediaException;

/** Where the pictures of a local track come from. Native thread only. */
interface PictureSource {
    /** The source of the track. */
    VideoTrackSource natives();

    /** In words for people. */
    String description();

    /** Whether anything is sent. */
    boolean sends();

    /** Begins to capture. Once. */
    void start() throws MediaException;

    /** Lets {@code track}, which is of this source, send black instead of pictures. */
    void mute(VideoTrack track, boolean muted);

    /** Stops capturing; nothing is pushed when it returns. Idempotent. */
    void stop();

    /** Frees the source, after its track. */
    void free();
}
