package org.parley.media.screen.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures of one source. Each start has a thread of its own, which has a connection of its own. */
final class ScreenFeed implements VideoFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenFeed.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long LONGEST_STOP_MILLIS = 1_000;
    /** What stands still is brought again now and then: whoever looks anew waits for a picture, and the encoder makes it better each time. */
    private static final long STILL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Supplier<String> description;
    private final Format format;
    private final Opening opening;
    private Run current;

    /** How large pictures may be in pixels, and how many there are a second. */
    record Format(int maxWidth, int maxHeight, int framesPerSecond) {
        private static final int LEAST_SIDE = 16;
        private static final int MOST_FRAMES = 30;

        /** @throws IllegalArgumentException when it is out of bounds */
        static Format of(int maxWidth, int maxHeight, int framesPerSecond) {
            if (maxWidth < LEAST_SIDE || maxHeight < LEAST_SIDE || framesPerSecond < 1 || framesPerSecond > MOST_FRAMES) {
                throw new IllegalArgumentException(maxWidth + "x" + maxHeight + " at " + framesPerSecond + "/s must be at least 16x16 at 1/s to 30/s");
            }
            return new Format(maxWidth, maxHeight, framesPerSecond);
        }
    }

    /** How it comes to what is captured. */
    interface Opening {
        /** Lets {@code taking} take pictures, on the thread of the feed, as long as it does; not at all when there is nothing to take, or {@code stopped} meanwhile. */
        void open(BooleanSupplier stopped, Consumer<Target> taking);
    }

    ScreenFeed(Supplier<String> description, Format format, Opening opening) {
        this.description = description;
        this.format = format;
        this.opening = opening;
    }

    @Override
    public String description() {
        return description.get();
    }

    @Override
    public void start(VideoSink sink, Runnable ended) {
        stop();
        synchronized (this) {
            current = new Run(sink, ended);
            current.thread.start();
        }
    }

    @Override
    public void stop() {
        Run stopping;
        synchronized (this) {
            stopping = current;
            current = null;
        }
        if (stopping != null) {
            stopping.stop();
        }
    }

    /** Stops, and tells whoever started it: there will be no more pictures. */
    void end() {
        Run ending;
        synchronized (this) {
            ending = current;
            current = null;
        }
        if (ending != null) {
            ending.stop();
            ending.ended.run();
        }
    }

    private final class Run {
        private final VideoSink sink;
        private final Runnable ended;
        private final Thread thread;
        private volatile boolean stopped;
        private boolean failed;

        Run(VideoSink sink, Runnable ended) {
            this.sink = sink;
            this.ended = ended;
            thread = new Thread(this::run, "parley-screen-" + COUNT.incrementAndGet());
            thread.setDaemon(true);
        }

        void stop() {
            stopped = true;
            LockSupport.unpark(thread);
            if (Thread.currentThread() == thread) {
                return;
            }
            try {
                thread.join(LONGEST_STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                opening.open(() -> stopped, this::capture);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} cannot be captured any more", description(), e);
            }
            if (!stopped) {
                ended.run();
            }
        }

        private void capture(Target target) {
            long interval = TimeUnit.SECONDS.toNanos(1) / format.framesPerSecond;
            long next = System.nanoTime();
            long shown = next - STILL_NANOS;
            Conversion conversion = null;
            while (!stopped) {
                Target.Outcome outcome = target.take();
                if (outcome == Target.Outcome.GONE) {
                    return;
                }
                boolean changed = false;
                if (outcome == Target.Outcome.TAKEN) {
                    conversion = fitting(conversion, target);
                    changed = conversion.convert(target.pixels(), target.stride());
                    target.release();
                }
                long now = System.nanoTime();
                if (changed || outcome != Target.Outcome.AWAY && conversion != null && now - shown >= STILL_NANOS) {
                    show(conversion, now);
                    shown = now;
                }
                next = Math.max(next + interval, System.nanoTime() - interval);
                await(next);
            }
        }

        private Conversion fitting(Conversion former, Target target) {
            boolean fits = former != null && former.fits(target.width(), target.height());
            return fits ? former : new Conversion(target.width(), target.height(), Fitting.of(target.width(), target.height(), format.maxWidth, format.maxHeight));
        }

        private void show(Conversion conversion, long now) {
            conversion.picture().timestampNanos(now);
            if (stopped) {
                return;
            }
            try {
                sink.onFrame(conversion.picture());
            } catch (RuntimeException | LinkageError e) {
                if (!failed) {
                    failed = true;
                    LOG.warn("a sink of {} failed, which is told once", description(), e);
                }
            }
        }

        private void await(long next) {
            for (long left = next - System.nanoTime(); left > 0 && !stopped; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
