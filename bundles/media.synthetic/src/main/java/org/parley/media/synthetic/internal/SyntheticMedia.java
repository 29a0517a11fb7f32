package org.parley.media.synthetic.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.parley.media.AudioInput;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMedia;
import org.parley.media.MediaException;
import org.parley.media.VideoSink;
import org.parley.media.source.I420;
import org.parley.media.source.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pattern, film and sound file. A thread of its own ticks every 10 ms, packs each picture once, and hands it to all sessions. */
final class SyntheticMedia implements LocalMedia {
    private static final Logger LOG = LoggerFactory.getLogger(SyntheticMedia.class);
    private static final int TICK_MILLIS = 10;
    private static final byte[] SILENCE = {};

    private final SyntheticEngine engine;
    private final Pictures pictures;
    private final WavFile sound;
    private final String description;
    private final ScheduledExecutorService clock;
    private final List<SyntheticSession> sessions = new CopyOnWriteArrayList<>();
    private final PictureCodec codec = new PictureCodec();
    private final short[] block = new short[WavFile.BLOCK];
    private I420 picture;
    private long ticks;
    private long frames;
    private boolean broken;
    private boolean previewFailed;
    private boolean started;
    private boolean closed;
    private volatile boolean cameraMuted;
    private volatile boolean microphoneMuted;
    private volatile VideoSink preview;

    SyntheticMedia(SyntheticEngine engine, CaptureSettings settings, ThreadFactory threads) throws MediaException {
        this.engine = engine;
        sound = sound(settings.microphone());
        try {
            pictures = Pictures.open(settings);
        } catch (MediaException e) {
            closeSound();
            throw e;
        }
        description = pictures.description() + ", " + (sound == null ? "silence" : ((AudioInput.File) settings.microphone()).path());
        clock = Executors.newSingleThreadScheduledExecutor(threads);
    }

    private static WavFile sound(AudioInput microphone) throws MediaException {
        if (microphone instanceof AudioInput.Device device) {
            throw new MediaException(MediaException.Kind.NO_DEVICE,
                    "microphone " + device.name() + " is not there: the synthetic engine has no devices; use silence or a .wav file, or start media.webrtc", null);
        }
        return microphone instanceof AudioInput.File file ? WavFile.open(file.path()) : null;
    }

    boolean isOf(SyntheticEngine other) {
        return engine == other;
    }

    void attach(SyntheticSession session) {
        sessions.add(session);
    }

    void detach(SyntheticSession session) {
        sessions.remove(session);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public synchronized void start() {
        if (!started && !closed) {
            started = true;
            picture = pictures.buffer();
            clock.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
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
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        preview = null;
        // The thread frees what it uses, so that a slow sink cannot make it read what is gone.
        clock.execute(this::free);
        clock.shutdown();
        engine.forget(this);
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!clock.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("a preview of the camera does not return; its thread is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void free() {
        pictures.close();
        closeSound();
        codec.close();
    }

    private void closeSound() {
        if (sound != null) {
            sound.close();
        }
    }

    private void tick() {
        try {
            ticks++;
            recordSound();
            if (picture != null) {
                film();
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.error("capturing failed", e);
            throw e;
        }
    }

    private void recordSound() {
        byte[] samples = SILENCE;
        if (sound != null && !broken) {
            try {
                sound.read(block);
                samples = microphoneMuted ? SILENCE : bytes();
            } catch (MediaException e) {
                giveUp(e);
            }
        }
        for (SyntheticSession session : sessions) {
            session.sound(samples);
        }
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(block.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(block);
        return bytes.array();
    }

    private void film() {
        long due = (long) (ticks * TICK_MILLIS * pictures.framesPerSecond() / 1_000);
        if (due == frames) {
            return;
        }
        try {
            for (; frames < due && !broken; frames++) {
                pictures.draw(frames, picture);
            }
        } catch (MediaException e) {
            giveUp(e);
        }
        frames = due;
        if (cameraMuted || broken) {
            picture.black();
        }
        picture.timestampNanos(System.nanoTime());
        show();
        send();
    }

    private void send() {
        byte[] packed = null;
        for (SyntheticSession session : sessions) {
            if (session.isConnected()) {
                packed = packed == null ? codec.encode(picture, System.currentTimeMillis()) : packed;
                session.picture(packed);
            }
        }
    }

    private void show() {
        VideoSink sink = preview;
        if (sink == null) {
            return;
        }
        try {
            sink.onFrame(picture);
        } catch (RuntimeException | LinkageError e) {
            // One that fails with every picture must not fill the log.
            if (!previewFailed) {
                LOG.warn("a preview of the camera failed", e);
            }
            previewFailed = true;
        }
    }

    /** A file that can no longer be read: black and silence from now on. */
    private void giveUp(MediaException e) {
        broken = true;
        LOG.warn("{}", e.getMessage());
    }
}
