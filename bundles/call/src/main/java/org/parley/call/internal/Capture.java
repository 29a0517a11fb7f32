package org.parley.call.internal;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.call.internal.thread.Loop;
import org.parley.call.internal.thread.Serial;
import org.parley.media.LocalMedia;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.VideoFeed;

/** Local media of a {@link MediaLink} and the work on it, which may block and is done on the pool, in order. On the call thread, but for {@link #level}. */
final class Capture {
    private final Loop loop;
    private final Serial work;
    private volatile LocalMedia media;
    private VideoFeed feed;
    private boolean started;
    private boolean closed;

    Capture(Loop loop, Executor pool, String engine) {
        this.loop = loop;
        this.work = new Serial(pool, "Media engine " + engine);
    }

    /** Something that the engine may refuse. */
    @FunctionalInterface
    interface Change {
        void on(LocalMedia media) throws MediaException;
    }

    /** Is told what becomes of devices, on the call thread. */
    interface Ear {
        /** A camera or microphone is gone. */
        void deviceLost(MediaKind kind, String lost, String replacement);

        /** What is shared has ended by itself. */
        void shareEnded();
    }

    /** Does something in order with all other work; any thread may call. */
    void later(Runnable task) {
        work.execute(task);
    }

    /** From now on this is what is captured; told once or, after a renewal of the session, again the same. */
    void opened(LocalMedia now, Ear ear) {
        if (media == null && now != null) {
            media = now;
            does(one -> one.listener(new Listener(ear)));
        }
    }

    LocalMedia media() {
        return media;
    }

    /** Does something that cannot fail. */
    void does(Consumer<LocalMedia> action) {
        LocalMedia now = media;
        if (now != null && !closed) {
            work.execute(() -> action.accept(now));
        }
    }

    /** Changes something; {@code outcome} hears null, or why not. Not at all when this is closed meanwhile. */
    void change(Change change, Consumer<MediaException> outcome) {
        does(now -> {
            MediaException failure = null;
            try {
                change.on(now);
            } catch (MediaException e) {
                failure = e;
            } catch (RuntimeException | LinkageError e) {
                failure = new MediaException(MediaException.Kind.FAILED, "The media engine went wrong: " + e, e);
            }
            MediaException result = failure;
            loop.execute(() -> {
                if (!closed) {
                    outcome.accept(result);
                }
            });
        });
    }

    /** The devices are free: begins. What is shared is sent from then on, since another link may have sent it until then. */
    void start() {
        started = true;
        does(LocalMedia::start);
        if (feed != null) {
            share(feed);
        }
    }

    /** Sends pictures of {@code now} in the camera's place; null for none. */
    void share(VideoFeed now) {
        feed = now;
        if (started) {
            does(one -> one.share(now));
        }
    }

    /** Nothing of the user is seen or heard from now on, though a session may still send. */
    void hush() {
        does(one -> {
            one.muteMicrophone(true);
            one.muteCamera(true);
            one.share(null);
        });
    }

    /** What is shared; null for the camera. */
    VideoFeed feed() {
        return feed;
    }

    /** The engine sends the camera again, of itself. */
    void shareEnded() {
        feed = null;
    }

    /** How loud the microphone is; any thread may call. */
    double level() {
        LocalMedia now = media;
        return now == null ? 0 : now.microphoneLevel();
    }

    /** Nothing is captured from now on, and nobody is told anything; what is returned frees the devices, and is to be run by {@link #later} when no session sends them any more. */
    Runnable close() {
        closed = true;
        LocalMedia old = media;
        media = null;
        return () -> {
            if (old != null) {
                old.close();
            }
        };
    }

    /** On the engine's threads. */
    private final class Listener implements LocalMediaListener {
        private final Ear ear;

        Listener(Ear ear) {
            this.ear = ear;
        }

        @Override
        public void onDeviceLost(MediaKind kind, String lost, String replacement) {
            tell(() -> ear.deviceLost(kind, lost, replacement));
        }

        @Override
        public void onShareEnded() {
            tell(ear::shareEnded);
        }

        private void tell(Runnable news) {
            loop.execute(() -> {
                if (!closed) {
                    news.run();
                }
            });
        }
    }
}
