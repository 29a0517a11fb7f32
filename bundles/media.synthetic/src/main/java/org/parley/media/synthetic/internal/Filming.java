package org.parley.media.synthetic.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;
import org.parley.media.source.I420;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pictures of a capture: draws each once, shows it to the user, packs it and hands it to all sessions. Confined to the capture's thread, but for what says otherwise. */
final class Filming implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Filming.class);
    private static final double BLACK_PER_SECOND = 5;

    private final PictureCodec codec = new PictureCodec();
    private final CaptureSettings settings;
    private volatile Pictures pictures;
    private volatile boolean muted;
    private volatile VideoSink preview;
    private final AtomicReference<SharedPictures> shared = new AtomicReference<>();
    private SharedPictures sent;
    private I420 picture;
    private long firstTick;
    private long frames;
    private boolean broken;
    private boolean previewFailed;

    Filming(CaptureSettings settings) throws MediaException {
        this.settings = settings;
        pictures = Pictures.open(settings.camera(), settings);
        picture = pictures.buffer();
    }

    /** Opens another camera, not used yet. Any thread. */
    Pictures open(VideoInput camera) throws MediaException {
        return Pictures.open(camera, settings);
    }

    /** Draws from {@code next} from now on, {@code tick}. Without pictures black ones are sent where others were before. */
    void exchange(Pictures next, long tick) {
        pictures.close();
        pictures = next;
        I420 buffer = next.buffer();
        picture = buffer == null && picture != null ? new I420(picture.width(), picture.height()) : buffer;
        firstTick = tick;
        frames = 0;
        broken = false;
    }

    /** For people. Any thread. */
    String description() {
        return pictures.description();
    }

    /** Any thread. */
    void mute(boolean mute) {
        muted = mute;
    }

    /** Any thread. */
    boolean isMuted() {
        return muted;
    }

    /** Any thread. */
    void preview(VideoSink sink) {
        preview = sink;
    }

    /** Where the pictures of a feed are taken. Any thread. */
    SharedPictures place() {
        return new SharedPictures(shared);
    }

    /** Films what is due, or takes what is shared. */
    void tick(long tick, int tickMillis, List<SyntheticSession> sessions) {
        SharedPictures place = shared.get();
        if (place == null && sent != null && picture == null) {
            // No camera: black ones, so that the other side does not look at the last that was shared.
            picture = sent.black();
        }
        sent = place;
        if (place == null) {
            film(tick, tickMillis, sessions);
            return;
        }
        frames = due(tick, tickMillis);
        if (place.take()) {
            show(place.picture());
            send(place.picture(), sessions);
        }
    }

    private long due(long tick, int tickMillis) {
        return (long) ((tick - firstTick) * tickMillis * (pictures.framesPerSecond() > 0 ? pictures.framesPerSecond() : BLACK_PER_SECOND) / 1_000);
    }

    private void film(long tick, int tickMillis, List<SyntheticSession> sessions) {
        boolean filming = pictures.framesPerSecond() > 0;
        long due = due(tick, tickMillis);
        if (picture == null || due == frames) {
            return;
        }
        try {
            for (; frames < due && filming && !broken; frames++) {
                pictures.draw(frames, picture);
            }
        } catch (MediaException e) {
            broken = true;
            LOG.warn("black from now on: {}", e.getMessage());
        }
        frames = due;
        if (muted || broken || !filming) {
            picture.black();
        }
        picture.timestampNanos(System.nanoTime());
        show(picture);
        send(picture, sessions);
    }

    @Override
    public void close() {
        pictures.close();
        codec.close();
    }

    private void send(I420 frame, List<SyntheticSession> sessions) {
        byte[] packed = null;
        for (SyntheticSession session : sessions) {
            if (session.isConnected()) {
                packed = packed == null ? codec.encode(frame, System.currentTimeMillis()) : packed;
                session.picture(packed);
            }
        }
    }

    private void show(I420 frame) {
        VideoSink sink = preview;
        if (sink == null) {
            return;
        }
        try {
            sink.onFrame(frame);
        } catch (RuntimeException | LinkageError e) {
            // One that fails with every picture must not fill the log.
            if (!previewFailed) {
                LOG.warn("a preview of the camera failed", e);
            }
            previewFailed = true;
        }
    }
}
