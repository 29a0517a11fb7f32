package org.parley.ui.swt.internal;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * For measurements: writes how long the UI thread was held up by one event, where that is more than 50 ms, into the file that {@value FigureLines#PROPERTY} names. A file dialog of the
 * platform counts as one event for as long as it is open. On the UI thread.
 */
final class BlockedFigure {
    private static final long MOST_NANOS = 50_000_000L;

    private final Optional<FigureLines> lines;

    /** Writes nothing when {@code lines} is empty. */
    BlockedFigure(Optional<FigureLines> lines) {
        this.lines = lines;
    }

    /** Lets {@code event} happen and passes on what it returns or throws. */
    boolean measure(BooleanSupplier event) {
        if (lines.isEmpty()) {
            return event.getAsBoolean();
        }
        long began = System.nanoTime();
        try {
            return event.getAsBoolean();
        } finally {
            long nanos = System.nanoTime() - began;
            if (nanos > MOST_NANOS) {
                lines.get().add("{\"blockedMillis\":" + nanos / 1_000_000 + "}");
            }
        }
    }
}
