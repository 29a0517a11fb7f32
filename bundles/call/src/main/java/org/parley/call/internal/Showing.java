package org.parley.call.internal;

import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;

/** What the user set on a call, kept when media is set up anew: what is muted and shared, and where pictures are shown. */
final class Showing {
    private boolean microphoneMuted;
    private boolean cameraMuted;
    private VideoFeed feed;
    private VideoSink remote;
    private VideoSink preview;

    /** Takes everything over from a call that this one replaces. */
    void like(Showing other) {
        microphoneMuted = other.microphoneMuted;
        cameraMuted = other.cameraMuted;
        feed = other.feed;
        remote = other.remote;
        preview = other.preview;
    }

    /** Sets up a fresh session, or fresh media. */
    void apply(MediaLink link) {
        boolean microphone = microphoneMuted;
        boolean camera = cameraMuted;
        VideoSink own = preview;
        link.capture().does(media -> {
            media.muteMicrophone(microphone);
            media.muteCamera(camera);
            media.preview(own);
        });
        if (link.capture().feed() != feed) {
            link.capture().share(feed);
        }
        link.remoteVideo(remote);
    }

    void muteMicrophone(boolean muted) {
        microphoneMuted = muted;
    }

    void muteCamera(boolean muted) {
        cameraMuted = muted;
    }

    /** Null for the camera. */
    void share(VideoFeed now) {
        feed = now;
    }

    void remote(VideoSink sink) {
        remote = sink;
    }

    void preview(VideoSink sink) {
        preview = sink;
    }

    boolean isMicrophoneMuted() {
        return microphoneMuted;
    }

    boolean isCameraMuted() {
        return cameraMuted;
    }

    /** Null for the camera. */
    VideoFeed feed() {
        return feed;
    }
}
