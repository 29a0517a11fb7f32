package org.parley.media.webrtc.internal;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that pushes pictures or sound until it is stopped. */
final class PumpThread {
    private static final Logger LOG = LoggerFactory.getLogger(PumpThread.class);
    private static final long LONGEST_STOP_MILLIS = 1_000;

    private final Thread thread;
    private volatile boolean stopped;

    /** @param work is given this, to ask it whether to go on */
    PumpThread(String name, Consumer<PumpThread> work) {
        thread = EngineThreads.daemon(name, () -> work.accept(this));
    }

    void start() {
        thread.start();
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Waits for the end, for a second at most. */
    void stop() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether what it used may be freed; says so when not. */
    boolean hasEnded() {
        if (thread.isAlive()) {
            LOG.warn("{} does not end, its source is left behind", thread.getName());
            return false;
        }
        return true;
    }
}
