package org.parley.call.internal;

import java.util.ArrayList;
import java.util.List;
import org.parley.media.AudioInput;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMedia;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoFeed;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;

/** Captures nothing, and keeps account. */
final class FakeLocalMedia implements LocalMedia {
    final FakeEngine engine;
    int closed;
    boolean started;
    boolean microphoneMuted;
    boolean cameraMuted;
    VideoSink preview;
    final CaptureSettings opened;
    /** What is used now, and was asked for. */
    VideoInput camera;
    AudioInput microphone;
    SoundProcessing processing;
    final List<String> asked = new ArrayList<>();
    VideoFeed feed;
    LocalMediaListener listener;
    double level;
    /** Thrown by the next change, unless null. */
    MediaException refusal;

    FakeLocalMedia(FakeEngine engine, CaptureSettings settings) {
        this.engine = engine;
        this.opened = settings;
        this.camera = settings.camera();
        this.microphone = settings.microphone();
        this.processing = settings.processing();
    }

    private void refuse() throws MediaException {
        MediaException now = refusal;
        refusal = null;
        if (now != null) {
            throw now;
        }
    }

    @Override
    public void camera(VideoInput now) throws MediaException {
        asked.add("camera");
        refuse();
        camera = now;
    }

    @Override
    public void microphone(AudioInput now) throws MediaException {
        asked.add("microphone");
        refuse();
        microphone = now;
    }

    @Override
    public void processing(SoundProcessing now) {
        asked.add("processing");
        processing = now;
    }

    @Override
    public void share(VideoFeed now) {
        if (feed != null) {
            feed.stop();
        }
        feed = now;
        if (now != null) {
            now.start(frame -> {}, () -> {});
        }
    }

    @Override
    public double microphoneLevel() {
        return level;
    }

    @Override
    public void listener(LocalMediaListener now) {
        listener = now;
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
        share(null);
        if (engine.net.sessions.stream().anyMatch(session -> session.media == this && !session.closed)) {
            engine.net.world.faults.add("local media closed before its session");
        }
    }
}
