package org.parley.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/**
 * The end of a framework that a signal asks for. A start that goes on may finish first, since a framework that is stopped while it starts its bundles complains of each that it still tries;
 * but it gets {@value #MOST_START_MILLIS} ms, which are part of the time that all of the end may take.
 */
final class SignalledEnd {
    private static final long MOST_START_MILLIS = 3_000;

    private final Framework framework;
    private final CountDownLatch started;
    private final Runnable bound;

    /** {@code bound} lets the time run after which the process ends anyway, and returns at once. */
    SignalledEnd(Framework framework, CountDownLatch started, Runnable bound) {
        this.framework = framework;
        this.started = started;
        this.bound = bound;
    }

    /** Blocks until the framework has stopped. */
    void run() throws BundleException, InterruptedException {
        bound.run();
        started.await(MOST_START_MILLIS, TimeUnit.MILLISECONDS);
        framework.stop();
        framework.waitForStop(0);
    }
}
