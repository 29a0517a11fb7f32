package org.parley.media.screen.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.parley.media.ScreenSource;
import org.parley.media.VideoFeed;
import org.parley.media.VideoSink;
import org.parley.media.screen.internal.x.XDisplay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures of one source. Each start has a thread of its own, which has a connection of its own. */
final class ScreenFeed implements VideoFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenFeed.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long LONGEST_STOP_MILLIS = 1_000;
    /** What stands still is brought again now and then: whoever looks anew waits for a picture, and the encoder makes it better each time. */
    private static final long STILL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ScreenSource source;
    private final Format format;
    private final String display;
    private final Function<XDisplay, Target> targets;
    private Run current;

    /** How large pictures may be in pixels, and how many there are a second. */
    record Format(int maxWidth, int maxHeight, int framesPerSecond) {}

    ScreenFeed(ScreenSource source, Format format, String display, Function<XDisplay, Target> targets) {
        this.source = source;
        this.format = format;
        this.display = display;
        this.targets = targets;
    }

    @Override
    public String description() {
        Fitting size = Fitting.of(source.width(), source.height(), format.maxWidth, format.maxHeight);
        return (source.kind() == ScreenSource.Kind.SCREEN ? "screen " : "window ") + size.width() + "x" + size.height();
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
                XDisplay.open(display).ifPresent(this::capture);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} cannot be captured any more", description(), e);
            }
            if (!stopped) {
                ended.run();
            }
        }

        private void capture(XDisplay connection) {
            try (connection; Target target = targets.apply(connection)) {
                long interval = TimeUnit.SECONDS.toNanos(1) / format.framesPerSecond;
                long next = System.nanoTime();
                long shown = next - STILL_NANOS;
                Conversion conversion = null;
                while (!stopped) {
                    Target.Outcome outcome = target.take();
                    if (outcome == Target.Outcome.GONE) {
                        return;
                    }
                    if (outcome == Target.Outcome.TAKEN) {
                        conversion = fitting(conversion, target);
                        boolean changed = conversion.convert(target.pixels(), target.stride());
                        long now = System.nanoTime();
                        if (changed || now - shown >= STILL_NANOS) {
                            show(conversion, now);
                            shown = now;
                        }
                    }
                    next = Math.max(next + interval, System.nanoTime() - interval);
                    await(next);
                }
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
