package org.parley.media.synthetic.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/** Pattern, film and sound file. A thread of its own ticks every 10 ms. */
final class SyntheticMedia implements LocalMedia {
    private static final Logger LOG = LoggerFactory.getLogger(SyntheticMedia.class);
    private static final int TICK_MILLIS = 10;

    private final SyntheticEngine engine;
    private final Filming filming;
    private final Recording recording;
    private final Sharing sharing;
    private final ScheduledExecutorService clock;
    private final List<SyntheticSession> sessions = new CopyOnWriteArrayList<>();
    private long ticks;
    private boolean started;
    private boolean closed;

    SyntheticMedia(SyntheticEngine engine, CaptureSettings settings, ThreadFactory threads) throws MediaException {
        this.engine = engine;
        recording = new Recording(settings.microphone());
        try {
            filming = new Filming(settings);
        } catch (MediaException e) {
            recording.close();
            throw e;
        }
        clock = Executors.newSingleThreadScheduledExecutor(threads);
        sharing = new Sharing(filming::place, this::tell);
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
        return sharing.description().orElseGet(filming::description) + ", " + recording.description();
    }

    @Override
    public synchronized void start() {
        if (!started && !closed) {
            started = true;
            sharing.start();
            clock.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void muteMicrophone(boolean muted) {
        recording.mute(muted);
    }

    @Override
    public void muteCamera(boolean muted) {
        filming.mute(muted);
    }

    @Override
    public boolean isMicrophoneMuted() {
        return recording.isMuted();
    }

    @Override
    public boolean isCameraMuted() {
        return filming.isMuted();
    }

    @Override
    public void camera(VideoInput camera) throws MediaException {
        Pictures next = filming.open(camera);
        change(() -> filming.exchange(next, ticks), next::close);
    }

    @Override
    public void microphone(AudioInput microphone) throws MediaException {
        Recording.Microphone next = Recording.Microphone.open(microphone);
        change(() -> recording.exchange(next), next::close);
    }

    /** There are no microphones here. */
    @Override
    public void processing(SoundProcessing processing) {}

    @Override
    public double microphoneLevel() {
        return recording.level();
    }

    @Override
    public void share(VideoFeed feed) {
        sharing.share(feed);
    }

    /** There are no devices that could be lost. */
    @Override
    public void listener(LocalMediaListener listener) {
        sharing.listener(listener);
    }

    @Override
    public void preview(VideoSink sink) {
        filming.preview(sink);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        sharing.close();
        filming.preview(null);
        // The thread frees what it uses, so that a slow sink cannot make it read what is gone.
        clock.execute(this::free);
        clock.shutdown();
        engine.forget(this);
        awaitEnd();
    }

    /** Makes a change between two ticks, or gives up what it would use when this is closed. Waits until it is made, so that the description tells of it, for 1 s at most. */
    private void change(Runnable change, Runnable unused) throws MediaException {
        try {
            clock.submit(change).get(1, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            unused.run();
            throw new MediaException(MediaException.Kind.CLOSED, "the camera and microphone are closed", e);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("a change is made later: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Runnable news) {
        try {
            clock.execute(news);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed, a listener is not told");
        }
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
        filming.close();
        recording.close();
    }

    private void tick() {
        try {
            ticks++;
            recording.tick(sessions);
            filming.tick(ticks, TICK_MILLIS, sessions);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("capturing failed", e);
            throw e;
        }
    }
}
