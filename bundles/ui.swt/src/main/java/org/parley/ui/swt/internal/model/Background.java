package org.parley.ui.swt.internal.model;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may block away from the UI thread, and brings the result there. Any thread may call. */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor ui;
    private final ExecutorService workers;

    /** @param ui where results go */
    public Background(Executor ui) {
        this(ui, DaemonThreads.pool("parley-ui-work", 4));
    }

    /** By {@code workers}, which end with this. */
    public Background(Executor ui, ExecutorService workers) {
        this.ui = ui;
        this.workers = workers;
    }

    /** Runs {@code work} soon, beside others; then one of the two on the UI thread. */
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        try {
            workers.execute(() -> {
                try {
                    T result = work.call();
                    ui.execute(() -> done.accept(result));
                } catch (Exception e) {
                    ui.execute(() -> failed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the windows are closed already", e);
        }
    }

    /** Takes nothing more. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
