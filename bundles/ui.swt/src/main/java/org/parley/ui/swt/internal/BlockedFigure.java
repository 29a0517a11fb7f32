package org.parley.ui.swt.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.parley.ui.swt.internal.video.FigureLines;

/**
 * For measurements: writes how long the UI thread was held up by one event, where that is more than 50 ms, into the file that {@value FigureLines#PROPERTY} names. A line has the time that
 * passed, the processor time of the UI thread in it, how long it waited for a processor, what a {@link Walk} was doing, and where in our code the thread was found. A file dialog of the platform counts as one event for as
 * long as it is open. On the UI thread.
 */
final class BlockedFigure implements AutoCloseable {
    private static final long MOST_NANOS = 50_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Optional<FigureLines> lines;
    private Supplier<String> step = () -> "";
    private StackWatch watch;
    private RunQueue queue;

    /** Writes nothing when {@code lines} is empty. */
    BlockedFigure(Optional<FigureLines> lines) {
        this.lines = lines;
    }

    /** Who knows what is being done. */
    void step(Supplier<String> newStep) {
        step = newStep;
    }

    /** Lets {@code event} happen and passes on what it returns or throws. */
    boolean measure(BooleanSupplier event) {
        if (lines.isEmpty()) {
            return event.getAsBoolean();
        }
        if (watch == null) {
            watch = new StackWatch(Thread.currentThread());
            queue = RunQueue.ofThisThread();
        }
        watch.begin();
        long waited = queue.waited();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        try {
            return event.getAsBoolean();
        } finally {
            long nanos = System.nanoTime() - began;
            String places = watch.end();
            if (nanos > MOST_NANOS) {
                long cpuMillis = (THREADS.getCurrentThreadCpuTime() - cpu) / 1_000_000;
                long waitedMillis = (queue.waited() - waited) / 1_000_000;
                lines.get().add("{\"blockedMillis\":%d,\"cpuMillis\":%d,\"waitedMillis\":%d,\"step\":\"%s\",\"in\":\"%s\"}"
                    .formatted(nanos / 1_000_000, cpuMillis, waitedMillis, step.get(), places));
            }
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
            queue.close();
        }
    }
}
