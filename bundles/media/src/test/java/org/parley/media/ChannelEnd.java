package org.parley.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** One end of a data channel in a test: remembers what it hears, and can be told to be slow. */
public class ChannelEnd implements DataChannelListener {
    private static final long PATIENCE_SECONDS = 20;

    /** All messages heard, unless only counted. */
    public final List<byte[]> messages = new ArrayList<>();
    /** Breaches of the contract. */
    final List<String> breaches = new ArrayList<>();
    /** How often what was queued had shrunk. */
    int drained;
    /** Bytes heard. */
    long bytes;
    /** Whether messages are counted only. */
    volatile boolean counting;
    private final AtomicInteger inside = new AtomicInteger();
    private DataChannel channel;
    private CountDownLatch gate = new CountDownLatch(0);
    private int opened;
    private int closed;

    /** The channel, once it is known. */
    public synchronized DataChannel channel() {
        return channel;
    }

    synchronized void channel(DataChannel known) {
        channel = known;
        notifyAll();
    }

    /** From now on a message is not taken before {@link #goOn}. */
    synchronized void hold() {
        gate = new CountDownLatch(1);
    }

    synchronized void goOn() {
        gate.countDown();
    }

    /** Waits, 20 s at most; the condition is asked with this object locked. */
    public synchronized void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + ": " + this);
            }
            try {
                wait(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    public ChannelEnd awaitOpen() {
        await("open", () -> opened > 0);
        return this;
    }

    public void awaitClosed() {
        await("closed", () -> closed > 0);
    }

    synchronized boolean isClosed() {
        return closed > 0;
    }

    /** Sends, as soon as there is room for it. */
    void sendPatiently(byte[] message) {
        await("room", () -> channel.bufferedBytes() <= 1024 * 1024 || closed > 0);
        if (!channel.send(ByteBuffer.wrap(message))) {
            throw new AssertionError("not sent: " + this);
        }
    }

    @Override
    public void onOpen() {
        heard(() -> opened++);
    }

    @Override
    public void onMessage(ByteBuffer message) {
        byte[] copy = new byte[message.remaining()];
        message.get(copy);
        heard(() -> {
            bytes += copy.length;
            if (!counting) {
                messages.add(copy);
            }
        });
        try {
            CountDownLatch waited;
            synchronized (this) {
                waited = gate;
            }
            waited.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onDrained() {
        heard(() -> drained++);
    }

    @Override
    public void onClosed() {
        heard(() -> closed++);
    }

    @Override
    public synchronized String toString() {
        return (channel == null ? "no channel" : channel.label() + " buffered " + channel.bufferedBytes()) + ", opened " + opened + ", messages " + messages.size() + ", bytes " + bytes
                + ", drained " + drained + ", closed " + closed + ", breaches " + breaches;
    }

    private void heard(Runnable what) {
        boolean alone = inside.getAndIncrement() == 0;
        synchronized (this) {
            if (!alone) {
                breaches.add("heard two things at once");
            }
            if (closed > 0) {
                breaches.add("heard after the end");
            }
            what.run();
            notifyAll();
        }
        inside.decrementAndGet();
    }
}
