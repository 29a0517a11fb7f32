package org.parley.media.source;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.parley.media.LocalMediaListener;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feed that is sent in the camera's place: starts and stops it, and notices when it ends by itself. Any thread may call; nothing blocks longer than a feed's stop. */
public final class Sharing {
    private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);

    /** Where an engine takes the pictures of one feed. Called by any thread; must not block. */
    public interface Place extends VideoSink {
        /** From now on its pictures alone are sent. */
        void enter();

        /** The camera is sent again, unless another one has entered meanwhile. */
        void leave();
    }

    private record Shown(VideoFeed feed, Place place) {}

    private final Supplier<? extends Place> places;
    private final Executor tellers;
    private final AtomicReference<Shown> current = new AtomicReference<>();
    private volatile LocalMediaListener listener;
    private boolean started;
    private boolean closed;

    /** Feeds are sent through {@code places}, one each; the listener is told on {@code tellers}. */
    public Sharing(Supplier<? extends Place> places, Executor tellers) {
        this.places = places;
        this.tellers = tellers;
    }

    /** Who is told when a feed ends by itself; null for nobody. */
    public void listener(LocalMediaListener newListener) {
        listener = newListener;
    }

    /** Sends {@code feed} from now on; null for the camera. What was sent before is stopped. */
    public synchronized void share(VideoFeed feed) {
        if (closed) {
            return;
        }
        Shown next = feed == null ? null : new Shown(feed, places.get());
        Shown former = current.getAndSet(next);
        if (next != null) {
            next.place.enter();
        }
        if (former != null) {
            end(former);
        }
        if (next != null && started) {
            begin(next);
        }
    }

    /** What is sent, in words for people; empty for the camera. */
    public Optional<String> description() {
        return Optional.ofNullable(current.get()).map(shown -> shown.feed.description());
    }

    /** Capturing begins. Idempotent. */
    public synchronized void start() {
        Shown shown = current.get();
        if (!started && !closed && shown != null) {
            begin(shown);
        }
        started = true;
    }

    /** Stops what is sent. Idempotent. */
    public synchronized void close() {
        closed = true;
        Shown shown = current.getAndSet(null);
        if (shown != null) {
            end(shown);
        }
    }

    private void begin(Shown shown) {
        try {
            shown.feed.start(shown.place, () -> ended(shown));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} cannot be shared", shown.feed.description(), e);
            ended(shown);
        }
    }

    private static void end(Shown shown) {
        shown.place.leave();
        try {
            shown.feed.stop();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("a feed could not be stopped", e);
        }
    }

    private void ended(Shown shown) {
        if (current.compareAndSet(shown, null)) {
            shown.place.leave();
            tellers.execute(this::tell);
        }
    }

    private void tell() {
        LocalMediaListener told = listener;
        if (told != null) {
            try {
                told.onShareEnded();
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("a listener of captured media failed", e);
            }
        }
    }
}
