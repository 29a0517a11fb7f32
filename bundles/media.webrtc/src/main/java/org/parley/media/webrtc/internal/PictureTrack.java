package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.VideoTrack;
import org.parley.media.MediaException;
import org.parley.media.VideoSink;

/** The picture track of a media, and the camera that captures for it, which may be exchanged while sessions send it. Native thread only, but for what says otherwise. */
final class PictureTrack {
    private final PictureOutlet outlet = new PictureOutlet();
    private final VideoTrack track;
    private volatile PictureSource camera;
    private PictureOutlet.Inlet inlet = outlet.inlet();
    private PictureOutlet.Inlet shared;
    private boolean muted;
    private boolean started;
    private boolean stopped;

    PictureTrack(Factory factory, PictureSource camera) {
        this.camera = camera;
        track = factory.natives().createVideoTrack("parley-video", outlet.natives());
    }

    VideoTrack natives() {
        return track;
    }

    /** In words for people. Any thread. */
    String description() {
        return camera.description();
    }

    /** What captures. */
    PictureSource camera() {
        return camera;
    }

    /** Begins to capture. Where the camera cannot be started no picture is sent before it is exchanged. */
    void start() throws MediaException {
        started = true;
        outlet.show(shared == null ? inlet : shared);
        camera.start(inlet);
    }

    /** Captures from {@code next} from now on, which is stopped by this. When it cannot be started the camera before goes on. */
    void exchange(PictureSource next) throws MediaException {
        PictureSource former = camera;
        if (stopped || former.isAlready(next)) {
            next.stop();
            return;
        }
        PictureOutlet.Inlet formerInlet = inlet;
        PictureOutlet.Inlet nextInlet = outlet.inlet();
        nextInlet.mute(muted);
        if (started) {
            outlet.show(shared == null ? nextInlet : shared);
            try {
                next.start(nextInlet);
            } catch (MediaException e) {
                outlet.show(shared == null ? formerInlet : shared);
                next.stop();
                throw e;
            }
        }
        inlet = nextInlet;
        camera = next;
        former.stop();
    }

    /** A way in for what is shared. Any thread. */
    PictureOutlet.Inlet inlet() {
        return outlet.inlet();
    }

    /** Sends what comes through {@code way} in the place of the camera's pictures, muted or not. */
    void share(PictureOutlet.Inlet way) {
        shared = way;
        if (started && !stopped) {
            outlet.show(way);
        }
    }

    /** Sends the camera's pictures again, if {@code way} was sent; where there is none, black ones. */
    void unshare(PictureOutlet.Inlet way) {
        if (shared != way) {
            return;
        }
        shared = null;
        if (started && !stopped) {
            outlet.show(inlet);
            if (camera instanceof NoCamera none) {
                none.stop();
                none.start(inlet);
            }
        }
    }

    /** Sends black in the place of the camera's pictures. */
    void mute(boolean mute) {
        muted = mute;
        inlet.mute(mute);
    }

    /** Shows what is sent in {@code sink}; null for nowhere. Any thread. */
    void preview(VideoSink sink) {
        outlet.preview(sink);
    }

    /** Stops capturing. Idempotent. */
    void stop() {
        stopped = true;
        outlet.show(null);
        camera.stop();
    }

    /** Frees all, after the connections that sent it. */
    void free() {
        Natives.quietly("video track", track::dispose);
        Natives.quietly("video source", outlet::free);
    }
}
