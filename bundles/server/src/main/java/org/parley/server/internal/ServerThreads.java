package org.parley.server.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads named {@code parley-server-<role>-<n>}. */
public final class ServerThreads implements ThreadFactory {
    private final String role;
    private final AtomicInteger count = new AtomicInteger();

    /** For threads of that role. */
    public ServerThreads(String role) {
        this.role = role;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "parley-server-" + role + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
