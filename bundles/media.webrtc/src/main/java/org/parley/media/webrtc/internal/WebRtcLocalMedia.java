package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.parley.media.AudioInput;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMedia;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoFeed;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;
import org.parley.media.source.Sharing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One picture track and one sound track, which any number of sessions send. */
final class WebRtcLocalMedia implements LocalMedia {
    private static final Logger LOG = LoggerFactory.getLogger(WebRtcLocalMedia.class);
    private static final long LONGEST_CHANGE_MILLIS = 3_000;
    private static final long LONGEST_CLOSE_MILLIS = 2_000;
    private static final List<String> STREAM = List.of("parley");

    private final EngineThreads threads;
    private final Factory factory;
    private final Captures captures;
    private final CaptureSettings settings;
    private final DeviceWatch watch;
    private final PictureTrack picture;
    private final Sharing sharing;
    private final SoundTrack sound;
    private final CaptureDevices devices;
    private final Consumer<WebRtcLocalMedia> gone;
    private volatile boolean microphoneMuted;
    private volatile boolean cameraMuted;
    private boolean started;
    private boolean closed;
    private boolean freed;
    private int users;

    /** On the native thread. {@code gone} is told there when all is freed. */
    WebRtcLocalMedia(EngineThreads threads, Captures captures, DeviceWatch watch, CaptureSettings settings, Factory factory, PictureSource camera, SoundSource microphone,
            Consumer<WebRtcLocalMedia> gone) {
        this.gone = gone;
        this.threads = threads;
        this.captures = captures;
        this.watch = watch;
        this.settings = settings;
        this.factory = factory;
        picture = new PictureTrack(factory, camera);
        sharing = new Sharing(() -> new SharedPictures(threads, picture), threads::event);
        sound = new SoundTrack(factory, microphone);
        devices = new CaptureDevices(threads, captures, settings, picture, sound);
    }

    @Override
    public String description() {
        return sharing.description().orElseGet(picture::description) + ", " + sound.description();
    }

    @Override
    public void start() {
        threads.run(() -> {
            if (!started && !closed) {
                started = true;
                sound.start();
                devices.startCamera();
                sharing.start();
                watch.add(devices);
            }
        });
    }

    @Override
    public void muteMicrophone(boolean muted) {
        microphoneMuted = muted;
        threads.run(() -> {
            if (!freed) {
                sound.mute(muted);
            }
        });
    }

    @Override
    public void muteCamera(boolean muted) {
        cameraMuted = muted;
        threads.run(() -> {
            if (!freed) {
                picture.mute(muted);
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
    public void camera(VideoInput camera) throws MediaException {
        PictureSource next = captures.picture(camera, settings);
        change(() -> picture.exchange(next), next::stop);
    }

    @Override
    public void microphone(AudioInput microphone) throws MediaException {
        SoundSource next = captures.sound(microphone, devices.processing());
        change(() -> devices.microphone(microphone, next), next::stop);
    }

    @Override
    public void processing(SoundProcessing processing) {
        threads.run(() -> devices.processing(processing));
    }

    @Override
    public double microphoneLevel() {
        return sound.level();
    }

    @Override
    public void listener(LocalMediaListener listener) {
        devices.listener(listener);
        sharing.listener(listener);
    }

    @Override
    public void share(VideoFeed feed) {
        sharing.share(feed);
    }

    @Override
    public void preview(VideoSink sink) {
        threads.run(() -> {
            if (!freed) {
                picture.preview(sink);
            }
        });
    }

    @Override
    public void close() {
        sharing.close();
        try {
            threads.await(this::end, LONGEST_CLOSE_MILLIS);
        } catch (MediaException e) {
            LOG.debug("close: {}", e.getMessage());
        }
    }

    /**
     * For who will {@link #attach} then. Native thread only.
     *
     * @throws MediaException when this is closed, with its engine perhaps, and the factory freed
     */
    Factory factory() throws MediaException {
        alive();
        return factory;
    }

    /** Gives a connection both tracks to send; pair it with {@link #detach}. The camera's is there also when there is no camera. Native thread only. */
    List<RTCRtpSender> attach(RTCPeerConnection connection) throws Exception {
        alive();
        List<RTCRtpSender> senders = new ArrayList<>();
        sound.whileQuiet(() -> senders.add(connection.addTrack(sound.natives(), STREAM)));
        senders.add(connection.addTrack(picture.natives(), STREAM));
        users++;
        return senders;
    }

    private void alive() throws MediaException {
        if (closed) {
            throw new MediaException(MediaException.Kind.CLOSED, "the camera and microphone of this session are closed", null);
        }
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
            sharing.close();
            watch.remove(devices);
            picture.stop();
            sound.stop();
            freeWhenUnused();
        }
    }

    /** Makes a change on the native thread, or gives up what it would use when this is closed, or its engine stopped. */
    private void change(Natives.Step change, Runnable unused) throws MediaException {
        AtomicBoolean begun = new AtomicBoolean();
        try {
            threads.await(() -> {
                if (begun.getAndSet(true)) {
                    return;
                }
                if (closed) {
                    unused.run();
                    throw new MediaException(MediaException.Kind.CLOSED, "the camera and microphone are closed", null);
                }
                change.run();
            }, LONGEST_CHANGE_MILLIS);
        } catch (MediaException e) {
            if (!begun.getAndSet(true)) {
                unused.run();
            }
            throw e;
        }
    }

    private void freeWhenUnused() {
        if (closed && users == 0 && !freed) {
            freed = true;
            picture.free();
            sound.free();
            gone.accept(this);
        }
    }
}
