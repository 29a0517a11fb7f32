package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.parley.transport.CloseReason;
import org.parley.transport.CloseReason.Kind;
import org.parley.transport.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the connections of one event loop share: a single sweep a second over their timeouts, and one flush of all queues
 * that a batch of reads filled. Everything but {@link #stop} belongs to the event loop.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final EventLoop executor;
    private final Members connections = new Members();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private List<Outbox> filled = new ArrayList<>();
    private List<Outbox> flushing = new ArrayList<>();
    private final Batch batch = new Batch();
    private final Runnable delivery = this::deliver;
    private boolean delivering;
    private boolean flushScheduled;
    private final Lag lag;
    private volatile boolean stopped;
    /** The lasting frame that was sent last, and how it goes over connections of that framing: it may be sent to thousands in a row. */
    private Frame sharedFrame;
    private Class<? extends Framing> sharedFraming;
    private ByteBuf shared;

    Loop(EventLoop executor, Duration sweep) {
        this.executor = executor;
        lag = new Lag(sweep, System.nanoTime());
        executor.scheduleAtFixedRate(this::sweep, sweep.toMillis(), sweep.toMillis(), TimeUnit.MILLISECONDS);
    }

    EventLoop executor() {
        return executor;
    }

    /** How late it was lately; on any thread. */
    Duration lag() {
        return lag.greatest(System.nanoTime());
    }

    void add(NettyConnection connection) {
        connections.add(connection);
        if (stopped) {
            connection.end(stopReason());
        }
    }

    /** Why a connection ended that the other side closed: of two ends in one transport, stopping the first must not look like that to the second. */
    CloseReason remoteEnd(String detail) {
        return stopped ? stopReason() : new CloseReason(Kind.REMOTE, detail);
    }

    void remove(NettyConnection connection) {
        connections.remove(connection);
        completeWhenEmpty();
    }

    /** Keeps what a connection has read until {@link #deliver}, which is at the end of this turn at the latest. Takes it over. */
    void received(NettyConnection connection, ByteBuf read) {
        if (batch.isEmpty()) {
            executor.execute(delivery);
        }
        batch.add(connection, read);
        if (batch.isFull()) {
            deliver();
        }
    }

    /** Has all looked at that was read; what is sent meanwhile on this loop is flushed behind it. Without effect from within itself. */
    void deliver() {
        if (!delivering && !batch.isEmpty()) {
            delivering = true;
            try {
                batch.deliver();
            } catch (Throwable t) { // for want of memory, say: costs the other connections nothing
                executor.execute(delivery);
                LOG.error("a connection failed, and how could not be told: {}", t.getClass().getName());
            } finally {
                delivering = false;
            }
            flush();
        }
    }

    /** {@code outbox} has something to flush. */
    void filled(Outbox outbox) {
        filled.add(outbox);
        if (!delivering && !flushScheduled) {
            flushScheduled = true;
            executor.execute(this::scheduledFlush);
        }
    }

    private void scheduledFlush() {
        flushScheduled = false;
        deliver(); // not in the midst of the flush, when a write fails
        flush();
    }

    /** Flushes what was filled until now; what listeners add meanwhile waits for the next turn, so that none can hold the loop. */
    void flush() {
        List<Outbox> batch = filled;
        filled = flushing;
        flushing = batch;
        for (Outbox outbox : batch) {
            outbox.flush();
        }
        batch.clear();
    }

    /** A lasting frame with its header, encoded anew only when it is another than before; a reference for the caller. */
    ByteBuf shared(Frame frame, Framing framing, Function<Frame, ByteBuf> encoder) {
        if (sharedFrame != frame || sharedFraming != framing.getClass()) {
            forgetShared();
            shared = encoder.apply(frame);
            sharedFrame = frame;
            sharedFraming = framing.getClass();
        }
        return shared.retain();
    }

    private void forgetShared() {
        if (shared != null) {
            shared.release();
            shared = null;
            sharedFrame = null;
        }
    }

    private void sweep() {
        deliver(); // what has come before it counts
        forgetShared();
        long now = System.nanoTime();
        lag.tick(now);
        for (NettyConnection connection = connections.first(); connection != null; connection = connection.following) {
            try {
                connection.sweep(now);
            } catch (RuntimeException e) {
                LOG.error("connection {}: the check of its timeouts failed", connection.id(), e);
            }
        }
        flush();
    }

    /** From now on connections end because the transport was stopped; on any thread, for all loops before {@link #stop} of the first. */
    void beginStop() {
        stopped = true;
    }

    /** Ends all connections, also those that are opened from now on; completes when each listener was told. */
    CompletableFuture<Void> stop() {
        executor.execute(() -> {
            connections.copy().forEach(c -> c.end(stopReason()));
            completeWhenEmpty();
        });
        return empty;
    }

    private void completeWhenEmpty() {
        if (stopped && connections.isEmpty()) {
            forgetShared();
            empty.complete(null);
        }
    }

    private static CloseReason stopReason() {
        return new CloseReason(Kind.TRANSPORT_STOPPED, "the transport was stopped");
    }
}
