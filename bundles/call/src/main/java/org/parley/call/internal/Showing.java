package org.parley.call.internal;

import org.parley.media.VideoSink;

/** What the user set on a call, kept when media is set up anew: what is muted, and where pictures are shown. */
final class Showing {
    private boolean microphoneMuted;
    private boolean cameraMuted;
    private VideoSink remote;
    private VideoSink preview;

    /** Takes everything over from a call that this one replaces. */
    void like(Showing other) {
        microphoneMuted = other.microphoneMuted;
        cameraMuted = other.cameraMuted;
        remote = other.remote;
        preview = other.preview;
    }

    /** Sets up a fresh session, or fresh media. */
    void apply(MediaLink link) {
        boolean microphone = microphoneMuted;
        boolean camera = cameraMuted;
        VideoSink own = preview;
        link.media(media -> {
            media.muteMicrophone(microphone);
            media.muteCamera(camera);
            media.preview(own);
        });
        link.remoteVideo(remote);
    }

    void muteMicrophone(boolean muted) {
        microphoneMuted = muted;
    }

    void muteCamera(boolean muted) {
        cameraMuted = muted;
    }

    void remote(VideoSink sink) {
        remote = sink;
    }

    void preview(VideoSink sink) {
        preview = sink;
    }

    /** What the other side is told. */
    String message() {
        return DataChannel.muted(microphoneMuted, cameraMuted);
    }
}
