package org.parley.media.synthetic.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.parley.media.DataChannel;

/**
 * Both directions of a data channel, reliable and in order over datagrams: chunks with numbers, of which unacknowledged ones are repeated. An acknowledgement names the
 * next chunk wanted and the first that may not be sent yet; the latter stands still while the reader is slow, and then one chunk alone is repeated to learn when that ends.
 * Confined to the session's thread.
 */
final class ChunkStream {
    /** A message begins or goes on. */
    static final byte PIECE = 0;
    /** A message ends. */
    static final byte LAST = 1;
    /** The first of all: the channel's label. */
    static final byte OPEN = 2;
    /** The last of all. */
    static final byte CLOSE = 3;

    /** Chunks that may be on their way at a time. */
    static final int WINDOW = 64;
    /** Most bytes of a chunk. */
    static final int CHUNK = 1_100;

    private static final class Chunk {
        final long number;
        final byte kind;
        final byte[] bytes;
        long sentAt;

        Chunk(long number, byte kind, byte[] bytes) {
            this.number = number;
            this.kind = kind;
            this.bytes = bytes;
        }
    }

    /** Sends a chunk over the link. */
    interface Carrier {
        void carry(long number, byte kind, byte[] bytes);
    }

    /** Takes what has arrived whole. */
    interface Reader {
        /** A message, or the label for {@link #OPEN}, or nothing for {@link #CLOSE}. */
        void read(byte kind, byte[] bytes);

        /** A message has grown longer than any may be. */
        void tooLong();
    }

    private final Deque<Chunk> unacknowledged = new ArrayDeque<>();
    private final Map<Long, Chunk> early = new HashMap<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final Reader reader;
    private long nextOut = 1;
    private long nextIn = 1;
    private long limit = 1 + WINDOW;
    private long allowed = 1 + WINDOW;

    ChunkStream(Reader reader) {
        this.reader = reader;
    }

    /** Takes a message, or what {@code kind} says. */
    void write(byte kind, byte[] message) {
        ByteBuffer rest = ByteBuffer.wrap(message);
        do {
            byte[] bytes = new byte[Math.min(CHUNK, rest.remaining())];
            rest.get(bytes);
            unacknowledged.add(new Chunk(nextOut++, rest.hasRemaining() ? PIECE : kind, bytes));
        } while (rest.hasRemaining());
    }

    /** Sends what is due: not sent yet and allowed, or {@code patienceNanos} ago. */
    void send(long now, long patienceNanos, Carrier carrier) {
        int inFlight = 0;
        for (Chunk chunk : unacknowledged) {
            if (++inFlight > WINDOW || inFlight > 1 && chunk.number >= allowed) {
                return;
            }
            if (chunk.sentAt == 0 || now - chunk.sentAt >= patienceNanos) {
                chunk.sentAt = now == 0 ? 1 : now;
                carrier.carry(chunk.number, chunk.kind, chunk.bytes);
            }
        }
    }

    /** All chunks before {@code next} have arrived, and those before {@code mayNot} may be sent; returns the bytes that have arrived now. */
    int acknowledged(long next, long mayNot) {
        allowed = Math.max(allowed, mayNot);
        int bytes = 0;
        while (!unacknowledged.isEmpty() && unacknowledged.peek().number < next) {
            Chunk chunk = unacknowledged.poll();
            bytes += chunk.kind <= LAST ? chunk.bytes.length : 0;
        }
        return bytes;
    }

    /** Whether anything of this side has arrived there. */
    boolean isAcknowledged() {
        return unacknowledged.isEmpty() || unacknowledged.peek().number > 1;
    }

    /** Takes a chunk of the other side that was allowed, and gives out what is complete. */
    void received(long number, byte kind, byte[] bytes) {
        if (number >= nextIn && number < limit && bytes.length <= CHUNK) {
            early.putIfAbsent(number, new Chunk(number, kind, bytes));
        }
        for (Chunk chunk = early.remove(nextIn); chunk != null; chunk = early.remove(nextIn)) {
            nextIn++;
            append(chunk);
        }
    }

    /** The chunk that is wanted next. */
    long next() {
        return nextIn;
    }

    /** The first chunk that is not taken yet; stands still while the reader has too much. */
    long limit(boolean full) {
        limit = full ? limit : nextIn + WINDOW;
        return limit;
    }

    /** Lets go of all. */
    void clear() {
        unacknowledged.clear();
        early.clear();
        partial.reset();
    }

    private void append(Chunk chunk) {
        if (partial.size() + chunk.bytes.length > DataChannel.MOST_BYTES) {
            partial.reset();
            reader.tooLong();
            return;
        }
        partial.writeBytes(chunk.bytes);
        if (chunk.kind != PIECE) {
            byte[] whole = partial.toByteArray();
            partial.reset();
            reader.read(chunk.kind, whole);
        }
    }
}
