package org.parley.launcher;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process's main thread, lent to the bundles: some window systems want their events handled there and nowhere else. A service with the property
 * {@code main.thread=true}. Any thread may call; a task that throws is reported and the next one runs.
 */
final class MainThread implements Executor {
    /** Service property, true. */
    static final String PROPERTY = "main.thread";
    /** Service property, true once all that is below what faces the user has started. */
    static final String USER_LEVEL = "user.level";

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private volatile boolean over;

    @Override
    public void execute(Runnable task) {
        tasks.add(Objects.requireNonNull(task));
    }

    /** Runs tasks on the calling thread until {@link #end}. */
    void run() throws InterruptedException {
        while (!over) {
            try {
                tasks.take().run();
            } catch (RuntimeException | LinkageError e) {
                System.err.println("parley: a task on the main thread failed: " + e);
            }
        }
    }

    /** Makes {@link #run} return, after the task that runs now. */
    void end() {
        tasks.add(() -> over = true);
    }
}
