package org.parley.media.remote.internal.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.parley.media.VideoFrame;
import org.parley.media.VideoSink;
import org.parley.media.remote.internal.message.PictureMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes pictures to the other process. Rings are kept for the next stream when theirs has ended: mapped memory is only given back by a collection. Any thread. */
public final class PictureOutlets {
    private static final Logger LOG = LoggerFactory.getLogger(PictureOutlets.class);
    /** A slot has room for 1280x720 at least, so that a stream that begins small does not need a new ring with each step. */
    private static final long LEAST_SLOT = Ring.bytes(1_280, 720);

    private final Path folder;
    private final Consumer<PictureMessage> wire;
    private final LongSupplier clock;
    private final Map<Integer, Outlet> outlets = new ConcurrentHashMap<>();
    private final Deque<RingWriter> idle = new ArrayDeque<>();
    private int rings;

    /** Rings are made in {@code folder}; the other process is told by {@code wire}, which may block. */
    public PictureOutlets(Path folder, Consumer<PictureMessage> wire) {
        this(folder, wire, System::nanoTime);
    }

    PictureOutlets(Path folder, Consumer<PictureMessage> wire, LongSupplier clock) {
        this.folder = folder;
        this.wire = wire;
        this.clock = clock;
    }

    /** The sink whose pictures are sent as those of {@code stream}. */
    public VideoSink of(int stream) {
        return outlets.computeIfAbsent(stream, Outlet::new);
    }

    /** Pictures of a stream are sent as the other side wishes, from the next one on. */
    public void wish(PictureMessage.Wish wish) {
        Outlet outlet = outlets.get(wish.stream());
        if (outlet != null) {
            outlet.wish = Wish.of(wish.width(), wish.height());
            outlet.calmNanos = TimeUnit.MILLISECONDS.toNanos(wish.calmMillis());
        }
    }

    /** No more pictures are sent for {@code stream}, if there were any. */
    public void end(int stream) {
        Outlet outlet = outlets.remove(stream);
        if (outlet != null) {
            outlet.end();
        }
    }

    private synchronized RingWriter ring(VideoFrame frame, Wish as) throws IOException {
        for (RingWriter one : idle) {
            if (one.hasRoomFor(frame, as)) {
                idle.remove(one);
                return one;
            }
        }
        int bytes = Math.toIntExact(Math.max(LEAST_SLOT, as.bytes(frame.width(), frame.height())));
        int number = ++rings;
        Path file = folder.resolve("pictures-" + number);
        RingWriter made = new RingWriter(number, file, bytes);
        wire.accept(new PictureMessage.Ring(number, file, bytes));
        return made;
    }

    private synchronized void giveBack(RingWriter ring) {
        idle.push(ring);
    }

    private final class Outlet implements VideoSink {
        private final int stream;
        private volatile Wish wish = Wish.PLANES;
        private volatile long calmNanos;
        private long latest = clock.getAsLong();
        private RingWriter ring;
        private boolean begun;
        private boolean failed;
        private boolean ended;

        Outlet(int stream) {
            this.stream = stream;
        }

        @Override
        public synchronized void onFrame(VideoFrame frame) {
            Wish as = wish.of(frame);
            long now = clock.getAsLong();
            if (ended || failed || begun && now - latest < calmNanos || !hasRing(frame, as)) {
                return;
            }
            latest = now;
            boolean unread = ring.put(frame, as);
            // What a stream before has left in the ring is not told of again.
            if (!unread || !begun) {
                begun = true;
                wire.accept(new PictureMessage.Picture(stream, ring.number()));
            }
        }

        private boolean hasRing(VideoFrame frame, Wish as) {
            if (ring != null && ring.hasRoomFor(frame, as)) {
                return true;
            }
            try {
                RingWriter larger = ring(frame, as);
                if (ring != null) {
                    giveBack(ring);
                }
                ring = larger;
                begun = false;
                return true;
            } catch (IOException | RuntimeException e) {
                failed = true;
                LOG.warn("no pictures can be shown or shared, memory for them cannot be had in {}: {}", folder, e.toString());
                return false;
            }
        }

        synchronized void end() {
            ended = true;
            if (ring != null) {
                giveBack(ring);
                ring = null;
            }
        }
    }
}
