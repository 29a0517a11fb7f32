package org.parley.ui.swt.internal.model;

import java.io.IOException;

/** Work on files, done in order away from the UI thread; a failure is logged. */
@FunctionalInterface
public interface Disk {
    /** Takes {@code work}; returns at once. */
    void submit(Work work);

    /** What touches files. */
    @FunctionalInterface
    interface Work {
        /** May block. */
        void run() throws IOException;
    }
}
