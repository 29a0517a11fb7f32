package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Cuts a stream into the units of a {@link Framing}. Only a unit that is incomplete at the end of a read is copied, and its
 * buffer grows with what has really come, never by what a header announces. Belongs to the event loop.
 */
final class Intake {
    private final Framing framing;
    private final Incoming to;
    private ByteBuf partial;
    private boolean open = true;
    private boolean incomplete;
    private long incompleteSince;

    Intake(Framing framing, Incoming to) {
        this.framing = framing;
        this.to = to;
    }

    /** Reads all units; stops at once when {@link #close} is called meanwhile. */
    void read(ByteBuf in, ByteBufAllocator allocator, long now) {
        boolean whole = true;
        while (whole && open && in.isReadable()) {
            whole = partial == null ? readFrom(in, allocator) : readOn(in);
            incomplete &= !whole || framing.insideMessage();
        }
        boolean waiting = open && (partial != null || framing.insideMessage());
        if (waiting && !incomplete) {
            incompleteSince = now;
        }
        incomplete = waiting;
    }

    /** Reads a unit that begins in {@code in}; false when it does not end there. */
    private boolean readFrom(ByteBuf in, ByteBufAllocator allocator) {
        int bytes = framing.unitBytes(in, to);
        if (!open) {
            return false;
        }
        if (bytes > in.readableBytes()) {
            partial = allocator.buffer(in.readableBytes()).writeBytes(in);
            return false;
        }
        int next = in.readerIndex() + bytes;
        framing.unit(in, bytes, to);
        in.readerIndex(next);
        return true;
    }

    /** Reads on in a unit that began earlier; false when it does not end in {@code in}. */
    private boolean readOn(ByteBuf in) {
        int bytes = framing.unitBytes(partial, to);
        while (open && bytes > partial.readableBytes()) {
            if (!in.isReadable()) {
                return false;
            }
            partial.writeBytes(in, Math.min(bytes - partial.readableBytes(), in.readableBytes()));
            bytes = framing.unitBytes(partial, to);
        }
        if (!open) {
            return false;
        }
        ByteBuf unit = partial;
        partial = null;
        try {
            framing.unit(unit, bytes, to);
        } finally {
            unit.release();
        }
        return true;
    }

    boolean isOpen() {
        return open;
    }

    /** True when a message was begun and is not complete. */
    boolean incomplete() {
        return incomplete;
    }

    /** When it was begun. */
    long incompleteSince() {
        return incompleteSince;
    }

    /** Reads nothing more. May be called while reading; idempotent. */
    void close() {
        open = false;
        if (partial != null) {
            partial.release();
            partial = null;
        }
        framing.release();
    }
}
