package org.parley.health;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a part of Parley call listeners that it does not know: one of somebody else's bundle is called on a thread that is lent to it, so that one that blocks holds up nobody, and is named when
 * it has not come back after 3 s, in the log and as a {@link Fault}. Listeners of Parley's own bundles, whose symbolic names begin with {@code org.parley.}, and those outside of the framework are
 * called directly: they must not block. Any thread may call.
 */
public final class Couriers implements Faults, AutoCloseable {
    private static final long PATIENCE_MILLIS = 3_000;
    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final String OURS = "org.parley.";
    private static final long IDLE_SECONDS = 5;

    private final String role;
    private final long patienceMillis;
    private final ThreadPoolExecutor guests;
    private final ScheduledThreadPoolExecutor watch;
    private final Set<Courier<?>> late = ConcurrentHashMap.newKeySet();

    /** Threads are named {@code parley-<role>-guest-<n>} and {@code parley-<role>-watch-1}, made when they are needed and ended when idle for 5 s. */
    public Couriers(String role) {
        this(role, PATIENCE_MILLIS);
    }

    Couriers(String role, long patienceMillis) {
        this.role = role;
        this.patienceMillis = patienceMillis;
        AtomicInteger count = new AtomicInteger();
        guests = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
                task -> daemon(task, "parley-" + role + "-guest-" + count.incrementAndGet()));
        watch = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "parley-" + role + "-watch-1"));
        watch.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        watch.allowCoreThreadTimeOut(true);
        watch.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Brings things to {@code listener}, in order. */
    public <T> Courier<T> to(Consumer<T> listener) {
        return to(listener.getClass(), listener);
    }

    /** Brings things to a listener of the bundle of that class, in order. */
    public <T> Courier<T> to(Class<?> owner, Consumer<T> listener) {
        return new Courier<>(this, guest(owner), listener);
    }

    /** Whether the class is of somebody else's bundle. */
    public static boolean isGuest(Class<?> type) {
        return guest(type) != null;
    }

    private static Bundle guest(Class<?> type) {
        Bundle bundle = FrameworkUtil.getBundle(type);
        return bundle == null || bundle.getSymbolicName() == null || bundle.getSymbolicName().startsWith(OURS) ? null : bundle;
    }

    /** False when all is over. */
    boolean lend(Runnable task) {
        try {
            guests.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Tells of {@code courier} unless the result is cancelled within 3 s. */
    Future<?> watch(Courier<?> courier, String what) {
        try {
            return watch.schedule(() -> {
                late.add(courier);
                LOG.warn("{} has not come back after {} s from being told of {}; {} goes on without it", courier.name(), patienceMillis / 1_000, what, role);
            }, patienceMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    void back(Courier<?> courier) {
        late.remove(courier);
    }

    /** Who holds a thread at the moment, and has so for 3 s at least. */
    @Override
    public List<Fault> faults() {
        return late.stream().map(courier -> new Fault(courier.name(), "a listener of it does not come back from being told of " + courier.what() + "; " + role
                + " goes on without it; stop or update the bundle")).toList();
    }

    /** Tells what waits, half a second at most, then nothing more. Who blocks is interrupted and left to itself. */
    @Override
    public void close() {
        watch.shutdownNow();
        guests.shutdown();
        try {
            guests.awaitTermination(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guests.shutdownNow();
    }
}
