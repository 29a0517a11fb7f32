package org.parley.ui.swt.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Looks, on a thread of its own, where in our code another thread is while one event takes it long. */
final class StackWatch implements AutoCloseable {
    private static final long LONG_NANOS = 20_000_000L;
    private static final long PAUSE_NANOS = 5_000_000L;
    private static final int MOST_PLACES = 4;
    private static final String OURS = "org.parley.";

    private final Thread watched;
    private final Thread watcher = new Thread(this::watch, "parley-ui-watch-1");
    private final Map<String, Integer> seen = new HashMap<>();
    private boolean running;
    private long began;
    private volatile boolean over;

    StackWatch(Thread watched) {
        this.watched = watched;
        watcher.setDaemon(true);
        watcher.start();
    }

    /** An event begins. */
    synchronized void begin() {
        seen.clear();
        began = System.nanoTime();
        running = true;
    }

    /** It has ended; where it was seen, the most frequent place first. */
    synchronized String end() {
        running = false;
        return seen.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(MOST_PLACES).map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    }

    private void watch() {
        while (!over) {
            LockSupport.parkNanos(PAUSE_NANOS);
            look();
        }
    }

    private synchronized void look() {
        if (running && System.nanoTime() - began > LONG_NANOS) {
            seen.merge(place(watched.getStackTrace()), 1, Integer::sum);
        }
    }

    /** The innermost three methods of ours. */
    private static String place(StackTraceElement[] stack) {
        List<String> ours = Arrays.stream(stack).filter(f -> f.getClassName().startsWith(OURS) && !f.getClassName().contains("$$Lambda")).limit(3)
            .map(f -> f.getClassName().substring(f.getClassName().lastIndexOf('.') + 1) + "." + f.getMethodName().replaceFirst("lambda\\$(\\w+)\\$\\d+", "$1")).toList();
        return ours.isEmpty() ? "the platform" : String.join(" < ", ours);
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(watcher);
    }
}
