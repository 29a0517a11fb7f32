package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.parley.media.LocalMedia;
import org.parley.media.MediaException;
import org.parley.media.VideoSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One picture track and one sound track, which any number of sessions send. */
final class WebRtcLocalMedia implements LocalMedia {
    private static final Logger LOG = LoggerFactory.getLogger(WebRtcLocalMedia.class);
    private static final long LONGEST_CLOSE_MILLIS = 2_000;
    private static final List<String> STREAM = List.of("parley");

    private final EngineThreads threads;
    private final Factory factory;
    private final PictureSource picture;
    private final SoundSource sound;
    private final VideoTrack videoTrack;
    private final AudioTrack audioTrack;
    private final Consumer<WebRtcLocalMedia> gone;
    private final FrameSink previewSink = new FrameSink("preview");
    private volatile boolean microphoneMuted;
    private volatile boolean cameraMuted;
    private boolean started;
    private boolean previewing;
    private boolean closed;
    private boolean freed;
    private int users;

    /** On the native thread. {@code gone} is told there when all is freed. */
    WebRtcLocalMedia(EngineThreads threads, Factory factory, PictureSource picture, SoundSource sound, Consumer<WebRtcLocalMedia> gone) {
        this.gone = gone;
        this.threads = threads;
        this.factory = factory;
        this.picture = picture;
        this.sound = sound;
        videoTrack = factory.natives().createVideoTrack("parley-video", picture.natives());
        audioTrack = factory.natives().createAudioTrack("parley-audio", sound.natives());
    }

    @Override
    public String description() {
        return picture.description() + ", " + sound.description();
    }

    @Override
    public void start() {
        threads.run(() -> {
            if (!started && !closed) {
                started = true;
                sound.start();
                startPicture();
            }
        });
    }

    @Override
    public void muteMicrophone(boolean muted) {
        microphoneMuted = muted;
        threads.run(() -> {
            if (!freed) {
                sound.mute(audioTrack, muted);
            }
        });
    }

    @Override
    public void muteCamera(boolean muted) {
        cameraMuted = muted;
        threads.run(() -> {
            if (!freed) {
                picture.mute(videoTrack, muted);
            }
        });
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
        previewSink.show(sink);
        threads.run(() -> {
            if (!freed && previewing != (sink != null)) {
                previewing = sink != null;
                if (previewing) {
                    videoTrack.addSink(previewSink);
                } else {
                    videoTrack.removeSink(previewSink);
                }
            }
        });
    }

    @Override
    public void close() {
        try {
            threads.await(this::end, LONGEST_CLOSE_MILLIS);
        } catch (MediaException e) {
            LOG.debug("close: {}", e.getMessage());
        }
    }

    Factory factory() {
        return factory;
    }

    /** Gives a connection both tracks to send; pair it with {@link #detach}. The camera's is there also when there is no camera. Native thread only. */
    List<RTCRtpSender> attach(RTCPeerConnection connection) throws Exception {
        if (closed) {
            throw new MediaException(MediaException.Kind.CLOSED, "the camera and microphone of this session are closed", null);
        }
        List<RTCRtpSender> senders = new ArrayList<>();
        sound.whileQuiet(() -> senders.add(connection.addTrack(audioTrack, STREAM)));
        senders.add(connection.addTrack(videoTrack, STREAM));
        users++;
        return senders;
    }

    /** Whether pictures are sent. */
    boolean sendsPictures() {
        return picture.sends();
    }

    /** Runs a step that may detach the sound track from a connection. */
    void whileQuiet(Natives.Step step) throws Exception {
        sound.whileQuiet(step);
    }

    /** A session that sent this has been freed. Native thread only. */
    void detach() {
        users--;
        freeWhenUnused();
    }

    /** Stops capturing, and frees what no session uses any more. Native thread only. */
    void end() {
        if (!closed) {
            closed = true;
            picture.stop();
            sound.stop();
            freeWhenUnused();
        }
    }

    private void startPicture() {
        try {
            picture.start();
        } catch (MediaException e) {
            LOG.warn("no picture is sent: {}", e.getMessage(), e.getCause());
        }
    }

    private void freeWhenUnused() {
        if (closed && users == 0 && !freed) {
            freed = true;
            previewSink.show(null);
            Natives.quietly("video track", videoTrack::dispose);
            Natives.quietly("audio track", audioTrack::dispose);
            Natives.quietly("video source", picture::free);
            Natives.quietly("audio source", sound::free);
            gone.accept(this);
        }
    }
}
