package org.parley.itests.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Users over {@code tcp}, all on the thread that calls {@link #until}. */
public final class Crowd implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    final Random random = new Random();
    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::due));
    private final List<Wire> wires = new ArrayList<>();
    private String failure;

    private record Timer(long due, Runnable task) {}

    /** Nobody yet. */
    public Crowd(URI server) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
    }

    InetSocketAddress server() {
        return server;
    }

    Selector selector() {
        return selector;
    }

    void joined(Wire wire) {
        wires.add(wire);
    }

    void after(long millis, Runnable task) {
        timers.add(new Timer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), task));
    }

    /** Something came that must not; the first one counts. */
    void fail(String what) {
        failure = failure == null ? what : failure;
    }

    /** Lets all talk until {@code done}; fails when something came that must not, or it takes a minute. */
    public void until(String what, BooleanSupplier done) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!done.getAsBoolean()) {
            selector.select(10);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Wire) key.attachment()).ready(key);
            }
            selector.selectedKeys().clear();
            while (!timers.isEmpty() && timers.peek().due() - System.nanoTime() <= 0) {
                timers.remove().task().run();
            }
            if (failure != null) {
                throw new AssertionError(failure);
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(what + ": not within " + PATIENCE_SECONDS + " s");
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
        selector.close();
    }
}
