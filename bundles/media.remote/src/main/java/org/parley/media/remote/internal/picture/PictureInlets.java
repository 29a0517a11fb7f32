package org.parley.media.remote.internal.picture;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.media.VideoSink;
import org.parley.media.remote.internal.message.PictureMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes pictures of the other process to their sinks: those of a stream one after another on a lent thread, and when a sink is slow, the latest alone. Any thread. */
public final class PictureInlets {
    private static final Logger LOG = LoggerFactory.getLogger(PictureInlets.class);

    private final Executor threads;
    private final Consumer<PictureMessage> wire;
    private final Map<Integer, RingReader> rings = new ConcurrentHashMap<>();
    private final Map<Integer, Inlet> inlets = new ConcurrentHashMap<>();

    /** {@code threads} lends a thread for each stream that has a picture; the other process is told by {@code wire} as what it shall send them. */
    public PictureInlets(Executor threads, Consumer<PictureMessage> wire) {
        this.threads = threads;
        this.wire = wire;
    }

    /** Pictures of {@code stream} go to {@code sink} from now on; null for nowhere. */
    public void show(int stream, VideoSink sink) {
        inlets.computeIfAbsent(stream, Inlet::new).show(sink);
    }

    /** No more pictures are shown for {@code stream}. */
    public void end(int stream) {
        Inlet inlet = inlets.remove(stream);
        if (inlet != null) {
            inlet.end();
        }
    }

    /** Takes what the other process says. Returns at once. */
    public void take(PictureMessage message) {
        if (message instanceof PictureMessage.Ring made) {
            open(made);
        } else if (message instanceof PictureMessage.Picture picture) {
            RingReader ring = rings.get(picture.ring());
            Inlet inlet = inlets.get(picture.stream());
            if (ring != null && inlet != null) {
                inlet.wake(ring);
            }
        }
    }

    private void open(PictureMessage.Ring made) {
        try {
            rings.put(made.ring(), new RingReader(made.file(), made.slotBytes()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("some pictures cannot be shown, their memory cannot be opened: {}", e.toString());
        }
    }

    private final class Inlet {
        private final int stream;
        /** Held while the other process is told, so that what it hears last is what is wanted; never by who brings pictures, who must not wait. */
        private final Object wishing = new Object();
        private volatile VideoSink sink;
        private Wish wish = Wish.PLANES;
        private int calmMillis;
        private RingReader waiting;
        private boolean taking;
        private boolean failed;

        Inlet(int stream) {
            this.stream = stream;
        }

        /** Another sink may want something else: it is told when it has looked at a picture. */
        void show(VideoSink now) {
            synchronized (wishing) {
                if (sink != now) {
                    sink = now;
                    wish(Wish.PLANES, 0);
                }
            }
        }

        void end() {
            sink = null;
        }

        /** What {@code by} wants, if it is still the sink; nothing new when it did not look. */
        private void wish(VideoSink by, Wish now) {
            if (now != null) {
                int calm = by.calmMillis();
                synchronized (wishing) {
                    if (by == sink) {
                        wish(now, calm);
                    }
                }
            }
        }

        private void wish(Wish now, int calm) {
            if (!now.equals(wish) || calm != calmMillis) {
                wish = now;
                calmMillis = calm;
                wire.accept(new PictureMessage.Wish(stream, now.width(), now.height(), calm));
            }
        }

        void wake(RingReader ring) {
            synchronized (this) {
                waiting = ring;
                if (taking) {
                    return;
                }
                taking = true;
            }
            threads.execute(this::take);
        }

        private void take() {
            for (RingReader ring = next(); ring != null; ring = next()) {
                try {
                    VideoSink shown = sink;
                    wish(shown, ring.take(shown));
                } catch (RuntimeException | LinkageError | AssertionError e) {
                    if (!failed) {
                        failed = true;
                        LOG.warn("a sink of pictures failed, which is told once", e);
                    }
                }
            }
        }

        private synchronized RingReader next() {
            RingReader ring = waiting;
            waiting = null;
            taking = ring != null;
            return ring;
        }
    }
}
