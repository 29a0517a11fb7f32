package org.parley.server.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Keeps what it is given until it is told to run it. */
final class HeldExecutor implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    boolean held;
    int capacity = Integer.MAX_VALUE;
    /** Whether there is no thread to be had. */
    boolean threadless;

    @Override
    public void execute(Runnable task) {
        if (threadless) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        if (tasks.size() >= capacity) {
            throw new RejectedExecutionException();
        }
        tasks.add(task);
    }

    /** Runs the next one unless it is held; true when there was one. */
    boolean run() {
        return !held && runOne();
    }

    boolean runOne() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }
}
