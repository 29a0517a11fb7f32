package org.parley.call.internal.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks on a pool, one after another in order; what one throws is logged and harms no other. Any thread may call. */
public final class Serial implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Serial.class);

    private final Executor pool;
    private final String what;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /** {@code what} is named in the log when a task throws. */
    public Serial(Executor pool, String what) {
        this.pool = pool;
        this.what = what;
    }

    @Override
    public synchronized void execute(Runnable task) {
        last = last.handleAsync((done, never) -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("{} went wrong", what, e);
            }
            return null;
        }, pool);
    }
}
