package org.parley.call.internal;

import org.parley.media.LocalMedia;
import org.parley.media.VideoSink;

/** Captures nothing, and keeps account. */
final class FakeLocalMedia implements LocalMedia {
    final FakeEngine engine;
    int closed;
    boolean started;
    boolean microphoneMuted;
    boolean cameraMuted;
    VideoSink preview;

    FakeLocalMedia(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public String description() {
        return engine.name() + " pattern";
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void muteMicrophone(boolean muted) {
        microphoneMuted = muted;
    }

    @Override
    public void muteCamera(boolean muted) {
        cameraMuted = muted;
    }

    @Override
    public boolean isMicrophoneMuted() {
        return microphoneMuted;
    }

    @Override
    public boolean isCameraMuted() {
        return cameraMuted;
    }

    @Override
    public void preview(VideoSink sink) {
        preview = sink;
    }

    @Override
    public void close() {
        closed++;
        if (engine.net.sessions.stream().anyMatch(session -> session.media == this && !session.closed)) {
            engine.net.world.faults.add("local media closed before its session");
        }
    }
}
