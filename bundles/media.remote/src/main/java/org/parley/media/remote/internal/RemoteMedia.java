package org.parley.media.remote.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.parley.media.AudioInput;
import org.parley.media.LocalMedia;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoFeed;
import org.parley.media.VideoInput;
import org.parley.media.VideoSink;
import org.parley.media.remote.internal.message.MediaRequest;
import org.parley.media.remote.internal.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captured media in the child. */
final class RemoteMedia implements LocalMedia {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteMedia.class);
    private static final long LONGEST_MILLIS = 2_000;

    private final RemoteEngine engine;
    private final Child child;
    private final int number;
    private volatile String description;
    private volatile boolean microphoneMuted;
    private volatile boolean cameraMuted;
    private final AtomicBoolean askingLevel = new AtomicBoolean();
    private volatile double level;
    private volatile LocalMediaListener listener;
    private volatile boolean closed;
    private LentFeed shared;

    RemoteMedia(RemoteEngine engine, Child child, int number, String description) {
        this.engine = engine;
        this.child = child;
        this.number = number;
        this.description = description;
    }

    int number() {
        return number;
    }

    Child child() {
        return child;
    }

    boolean isOf(RemoteEngine other) {
        return engine == other;
    }

    /** Tells the listener, after what came before. */
    void tell(Consumer<LocalMediaListener> news) {
        child.threads().event(() -> {
            LocalMediaListener told = listener;
            if (told != null) {
                news.accept(told);
            }
        });
    }

    @Override
    public String description() {
        if (!closed) {
            try {
                description = (String) child.await(new MediaRequest.Describe(number), LONGEST_MILLIS);
            } catch (MediaException e) {
                LOG.debug("media cannot be described: {}", e.getMessage());
            }
        }
        return description;
    }

    @Override
    public void start() {
        order(new MediaRequest.Start(number));
    }

    @Override
    public void muteMicrophone(boolean muted) {
        microphoneMuted = muted;
        order(new MediaRequest.MuteMicrophone(number, muted));
    }

    @Override
    public void muteCamera(boolean muted) {
        cameraMuted = muted;
        order(new MediaRequest.MuteCamera(number, muted));
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
        child.insist(new MediaRequest.UseCamera(number, camera));
    }

    @Override
    public void microphone(AudioInput microphone) throws MediaException {
        child.insist(new MediaRequest.UseMicrophone(number, microphone));
    }

    @Override
    public void processing(SoundProcessing processing) {
        order(new MediaRequest.Process(number, processing));
    }

    /** When this returns the feed before is stopped: the child said so before it answered. */
    @Override
    public synchronized void share(VideoFeed feed) {
        if (closed) {
            return;
        }
        LentFeed next = feed == null ? null : child.faces().lend(feed, number);
        try {
            child.await(new MediaRequest.Share(number, next == null ? 0 : next.number(), next == null ? "" : next.description()), LONGEST_MILLIS);
        } catch (MediaException e) {
            LOG.debug("nothing is shared: {}", e.getMessage());
        }
        endShared();
        shared = next;
    }

    private void endShared() {
        if (shared != null) {
            child.threads().feed(shared::stop);
            child.threads().awaitFeeds(LONGEST_MILLIS);
            shared = null;
        }
    }

    /** What the child last said, and asks it anew: a window must not wait for it. */
    @Override
    public double microphoneLevel() {
        if (closed) {
            return 0;
        }
        if (askingLevel.compareAndSet(false, true)) {
            child.ask(new MediaRequest.Level(number)).whenComplete((now, failed) -> {
                level = failed == null ? (Double) now : 0;
                askingLevel.set(false);
            });
        }
        return level;
    }

    @Override
    public void listener(LocalMediaListener told) {
        listener = told;
    }

    @Override
    public void preview(VideoSink sink) {
        if (!closed) {
            child.faces().inlets().show(number, sink);
            order(new MediaRequest.Preview(number, sink != null));
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            child.insist(new MediaRequest.Close(number));
        } catch (MediaException e) {
            LOG.debug("media was not closed in order: {}", e.getMessage());
        }
        endShared();
        child.faces().remove(this);
    }

    private void order(Request request) {
        if (!closed) {
            child.order(request);
        }
    }
}
