package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * What sockets of an event loop brought and nobody has looked at yet. It is looked at together, because the kernel's work for a read or a write and ours for a message displace each other
 * from the processor's first caches; not more at once than these hold besides. Belongs to the event loop.
 */
final class Batch {
    private static final int MAX_READS = 16;
    private static final int MAX_BYTES = 32 * 1024;

    private final List<NettyConnection> connections = new ArrayList<>(MAX_READS);
    private final List<ByteBuf> reads = new ArrayList<>(MAX_READS);
    private int bytes;
    private int read;
    private int told;

    /** Takes over {@code read}. */
    void add(NettyConnection connection, ByteBuf read) {
        connections.add(connection);
        reads.add(read);
        bytes += read.readableBytes();
    }

    boolean isEmpty() {
        return reads.isEmpty();
    }

    boolean isFull() {
        return reads.size() >= MAX_READS || bytes >= MAX_BYTES;
    }

    /**
     * Gives each connection what it has read, in the order in which that came, also what is added meanwhile; then tells each that this was all. When one throws, goes on behind that the
     * next time.
     */
    void deliver() {
        long now = System.nanoTime();
        while (told < connections.size()) {
            if (read < reads.size()) {
                int next = read++;
                connections.get(next).read(reads.get(next), now);
            } else {
                connections.get(told++).endBatch();
            }
        }
        connections.clear();
        reads.clear();
        bytes = 0;
        read = 0;
        told = 0;
    }
}
