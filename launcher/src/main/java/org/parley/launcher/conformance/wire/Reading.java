package org.parley.launcher.conformance.wire;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that read sockets. */
final class Reading {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private Reading() {}

    @FunctionalInterface
    interface Loop {
        void run() throws IOException;
    }

    /** Reads until the end, or until it breaks, which is an end as well. */
    static void start(Loop loop, Inbox inbox) {
        Thread thread = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException e) {
                inbox.end("broken off: " + e.getMessage(), 0);
            }
        }, "parley-conformance-read-" + NUMBERS.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
    }

    static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
