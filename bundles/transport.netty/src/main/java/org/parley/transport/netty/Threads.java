package org.parley.transport.netty;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Makes daemon threads {@code <prefix><n>} and can wait until they have ended. */
final class Threads implements ThreadFactory {
    private final String prefix;
    private final List<Thread> made = new ArrayList<>();
    private int count;

    Threads(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public synchronized Thread newThread(Runnable task) {
        made.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread thread = new FastThreadLocalThread(task, prefix + ++count);
        thread.setDaemon(true);
        thread.setContextClassLoader(Threads.class.getClassLoader());
        made.add(thread);
        return thread;
    }

    private synchronized List<Thread> threads() {
        return List.copyOf(made);
    }

    boolean containCurrent() {
        return threads().contains(Thread.currentThread());
    }

    /** Waits until all have ended or {@code deadlineNanos} has come; false in the second case. */
    boolean join(long deadlineNanos) throws InterruptedException {
        for (Thread thread : threads()) {
            long left = deadlineNanos - System.nanoTime();
            if (thread.isAlive() && left > 0) {
                thread.join(left / 1_000_000 + 1);
            }
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }
}
