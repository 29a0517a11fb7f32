package org.parley.server.internal;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.transport.Connection;
import org.parley.transport.Frame;

/** A connection whose other side is the test. */
final class FakeConnection implements Connection {
    private static final AtomicLong IDS = new AtomicLong();

    final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
    volatile Frame lastFrame;
    volatile long unsent;
    /** How many bytes it takes before it is lost for those. */
    volatile long room = Long.MAX_VALUE;
    /** For a message with that text there is no memory, once; null for none. */
    volatile String unsendable;
    volatile boolean broken;
    volatile boolean finished;
    volatile boolean closed;
    private final long id = IDS.incrementAndGet();
    private final InetSocketAddress remote;
    private final long openedNanos;

    FakeConnection(InetSocketAddress remote, long openedNanos) {
        this.remote = remote;
        this.openedNanos = openedNanos;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public long openedNanos() {
        return openedNanos;
    }

    @Override
    public boolean isOpen() {
        return !broken && !finished && !closed;
    }

    @Override
    public boolean send(Frame frame) {
        if (unsendable != null && StandardCharsets.UTF_8.decode(frame.bytes()).toString().contains(unsendable)) {
            unsendable = null;
            throw new OutOfMemoryError("no room, on purpose");
        }
        if (frame.length() > room) {
            broken = true;
        }
        if (isOpen()) {
            room -= frame.length();
            lastFrame = frame;
            sent.add(StandardCharsets.UTF_8.decode(frame.bytes()).toString());
            return true;
        }
        return false;
    }

    @Override
    public long unsentBytes() {
        return unsent;
    }

    @Override
    public void timeout(Duration timeout) { }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
