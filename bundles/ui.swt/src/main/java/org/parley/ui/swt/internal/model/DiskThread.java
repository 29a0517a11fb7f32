package org.parley.ui.swt.internal.model;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on files in order, on one thread that is there only while there is something to do. */
public final class DiskThread implements Disk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskThread.class);
    private static final int MOST_SECONDS = 2;

    private final ExecutorService thread = DaemonThreads.pool("parley-ui-disk", 1);

    @Override
    public void submit(Work work) {
        try {
            thread.execute(() -> carryOut(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("the windows are closed already", e);
        }
    }

    private static void carryOut(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the user's data is not saved: {}; check the folder's permissions and the space on its disk", e.toString());
        }
    }

    /** Takes nothing more and writes what it was given; blocks for 2 s at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the disk is slow: settings may not be saved");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
