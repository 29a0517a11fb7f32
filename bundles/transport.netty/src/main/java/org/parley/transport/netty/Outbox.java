package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.ssl.SslClosedEngineException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.parley.transport.Frame;

/**
 * The bounded queue of what a connection sends. Any thread may {@link #offer}; the rest belongs to the event loop.
 *
 * <p>Received frames are sent on as slices of the buffer they came in, adjacent ones as one slice. That stops while an
 * earlier flush is unfinished: then they are copied, lest a slow receiver pin the whole read buffers of its senders.
 */
final class Outbox {
    private static final AtomicLongFieldUpdater<Outbox> UNSENT = AtomicLongFieldUpdater.newUpdater(Outbox.class, "unsent");
    private static final AtomicReferenceFieldUpdater<Outbox, Handed> INBOX = AtomicReferenceFieldUpdater.newUpdater(Outbox.class, Handed.class, "inbox");
    /** So much is written at most between two points at which {@link #unsent()} is brought up to date. */
    private static final int MARK_BYTES = 16 * 1024;

    private final NettyConnection owner;
    private final Loop loop;
    private final Framing framing;
    private final ByteBufAllocator allocator;
    private final long maxBytes;
    private volatile long unsent;
    /** What other threads sent and the event loop has not taken over yet, the newest first; null when there is nothing. */
    private volatile Handed inbox;

    private ChannelHandlerContext ctx;
    private ByteBuf held;
    private int heldStart;
    private int heldEnd;
    private long unmarked;
    private long inFlight;
    private boolean filled;
    private boolean closed;
    private int completions;
    private long lastProgress;
    private long progressNanos;

    /** One of {@code lasting} and {@code bytes} is null. */
    private record Handed(Frame lasting, ByteBuf bytes, Handed before) {}

    Outbox(NettyConnection owner, Loop loop, Framing framing, ByteBufAllocator allocator, long maxBytes) {
        this.owner = owner;
        this.loop = loop;
        this.framing = framing;
        this.allocator = allocator;
        this.maxBytes = maxBytes;
    }

    void attach(ChannelHandlerContext context) {
        ctx = context;
    }

    long unsent() {
        return unsent;
    }

    /** Queues a message; false when it would be too much. */
    boolean offer(Frame frame) {
        long bytes = (long) framing.headerBytes(frame.length()) + frame.length();
        if (!reserve(bytes)) {
            return false;
        }
        try {
            if (loop.executor().inEventLoop()) {
                drainInbox();
                append(frame);
            } else {
                boolean lasting = frame.isLasting();
                enqueue(lasting ? frame : null, lasting ? null : encode(frame));
            }
            return true;
        } catch (RuntimeException | Error e) { // nothing of it is queued: each of its buffers is made before any is held
            UNSENT.addAndGet(this, -bytes);
            throw e;
        }
    }

    /** Queues bytes that are no message, on the event loop; false when it would be too much. Takes over {@code bytes}. */
    boolean offerRaw(ByteBuf bytes) {
        if (closed || !reserve(bytes.readableBytes())) {
            bytes.release();
            return closed;
        }
        drainInbox();
        hold(bytes, bytes.readerIndex(), bytes.writerIndex());
        return true;
    }

    private boolean reserve(long bytes) {
        if (UNSENT.addAndGet(this, bytes) <= maxBytes) {
            return true;
        }
        UNSENT.addAndGet(this, -bytes);
        return false;
    }

    private void enqueue(Frame lasting, ByteBuf bytes) {
        Handed before = INBOX.getAndUpdate(this, newest -> new Handed(lasting, bytes, newest));
        if (before == null) {
            try {
                loop.executor().execute(this::drainInbox);
            } catch (RejectedExecutionException stopped) {
                // the event loop has ended, and with it this connection
                dropInbox();
            }
        }
    }

    private void drainInbox() {
        if (inbox != null) {
            take(INBOX.getAndSet(this, null));
        }
    }

    /** The oldest first. One that cannot be encoded ends the connection, as does a plug-in's whose length is not what it says; nothing of the others stays behind. */
    private void take(Handed newest) {
        Deque<Handed> inOrder = new ArrayDeque<>();
        for (Handed handed = newest; handed != null; handed = handed.before) {
            inOrder.push(handed);
        }
        for (Handed handed : inOrder) {
            try {
                pass(handed);
            } catch (RuntimeException | Error e) {
                owner.failed(e);
            }
        }
    }

    private void pass(Handed handed) {
        if (handed.bytes != null) {
            hold(handed.bytes, handed.bytes.readerIndex(), handed.bytes.writerIndex());
        } else if (!closed) {
            append(handed.lasting);
        }
    }

    private void dropInbox() {
        for (Handed handed = INBOX.getAndSet(this, null); handed != null; handed = handed.before) {
            if (handed.bytes != null) {
                handed.bytes.release();
            }
        }
    }

    private void append(Frame frame) {
        if (inFlight > 0 || framing.masksPayload() || !(frame instanceof NettyFrame received)) {
            ByteBuf bytes = frame.isLasting() && !framing.masksPayload() ? loop.shared(frame, framing, this::encode) : encode(frame);
            hold(bytes, 0, bytes.writerIndex());
            return;
        }
        int header = framing.headerBytes(received.length());
        if (received.putHeader(framing)) {
            hold(received.buf().retain(), received.start() - header, received.end());
        } else {
            ByteBuf before = allocator.ioBuffer(header).writerIndex(header);
            framing.setHeader(before, 0, received.length());
            hold(before, 0, header);
            hold(received.buf().retain(), received.start(), received.end());
        }
    }

    private ByteBuf encode(Frame frame) {
        int length = frame.length();
        int header = framing.headerBytes(length);
        ByteBuf bytes = allocator.ioBuffer(header + length);
        try {
            bytes.writerIndex(header);
            framing.setHeader(bytes, 0, length);
            bytes.writeBytes(frame.bytes());
            if (bytes.writerIndex() != header + length) {
                throw new IllegalArgumentException("the frame says " + length + " bytes and has " + (bytes.writerIndex() - header));
            }
            if (framing.masksPayload()) {
                framing.maskPayload(bytes, header, length);
            }
            return bytes;
        } catch (RuntimeException | Error e) {
            bytes.release();
            throw e;
        }
    }

    /** Keeps the newest piece back, so that one which adjoins it can be sent with it. Takes over one reference. */
    private void hold(ByteBuf buf, int start, int end) {
        if (closed) {
            buf.release();
            return;
        }
        if (held == buf && heldEnd == start) {
            heldEnd = end;
            buf.release();
        } else {
            if (held != null) {
                writeHeld(unmarked >= MARK_BYTES);
            }
            held = buf;
            heldStart = start;
            heldEnd = end;
        }
        unmarked += end - start;
        if (!filled) {
            filled = true;
            loop.filled(this);
        }
    }

    private void writeHeld(boolean mark) {
        ByteBuf piece = held.slice(heldStart, heldEnd - heldStart);
        held = null;
        if (!mark) {
            ctx.write(piece, ctx.voidPromise());
            return;
        }
        long bytes = unmarked;
        unmarked = 0;
        inFlight += bytes;
        ctx.write(piece).addListener((ChannelFuture f) -> sent(bytes, f));
    }

    private void sent(long bytes, ChannelFuture future) {
        inFlight -= bytes;
        completions++;
        if (closed) {
            return;
        }
        if (!future.isSuccess()) {
            if (future.cause() instanceof SslClosedEngineException) {
                owner.outputClosed();
            } else if (!(future.cause() instanceof ClosedChannelException)) { // the reason is told elsewhere
                owner.failed(future.cause());
            }
        } else {
            gone(bytes);
        }
    }

    private void gone(long bytes) {
        if (UNSENT.addAndGet(this, -bytes) == 0) {
            owner.drained();
        }
    }

    /** Hands over to the system as much as it takes. */
    void flush() {
        filled = false;
        drainInbox();
        if (!closed && held != null) {
            boolean mark = inFlight > 0 || owner.secure();
            writeHeld(mark);
            ctx.flush();
            if (!mark && !closed) {
                written();
            }
        }
    }

    /** Mostly the system takes everything at once, and nobody needs to be told later. */
    private void written() {
        ChannelOutboundBuffer queue = ctx.channel().unsafe().outboundBuffer();
        if (queue != null && queue.isEmpty()) {
            long bytes = unmarked;
            unmarked = 0;
            completions++; // more may be unsent again, by another thread
            gone(bytes);
        } else {
            held = Unpooled.EMPTY_BUFFER;
            heldStart = 0;
            heldEnd = 0;
            writeHeld(true);
            ctx.flush();
        }
    }

    /**
     * For how long, in nanoseconds, nothing went out although something waits. Looks at the head of the system's queue, because a large piece
     * that goes out slowly is progress as well.
     */
    long stalledNanos(long now) {
        ChannelOutboundBuffer queue = ctx.channel().unsafe().outboundBuffer();
        if (unsent == 0 || queue == null) {
            lastProgress = 0;
            return 0;
        }
        long progress = 1 + completions + 31L * System.identityHashCode(queue.current()) + (queue.currentProgress() << 20);
        if (progress != lastProgress) {
            lastProgress = progress;
            progressNanos = now;
        }
        return now - progressNanos;
    }

    /** Drops what is unsent and takes nothing more. Idempotent. */
    void close() {
        closed = true;
        if (held != null) {
            held.release();
            held = null;
        }
        dropInbox();
        unsent = 0;
    }
}
