package org.parley.ui.swt.internal.screen;

import java.util.function.LongConsumer;
import org.eclipse.swt.widgets.Display;

/** Counts seconds down to 0 on the UI thread. */
final class Countdown {
    private final Display display;
    private Runnable current;

    Countdown(Display display) {
        this.display = display;
    }

    /** Tells {@code each} the seconds that are left, now and after each second, until 0; a count that runs is stopped. */
    void run(long seconds, LongConsumer each) {
        stop();
        long[] left = {seconds};
        current = new Runnable() {
            @Override
            public void run() {
                if (current == this) {
                    each.accept(left[0]);
                    if (left[0]-- > 0) {
                        display.timerExec(1_000, this);
                    }
                }
            }
        };
        current.run();
    }

    /** Tells nothing more. */
    void stop() {
        current = null;
    }
}
