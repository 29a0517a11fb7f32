package org.parley.media.synthetic.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Texts, reliable and in order over datagrams: chunks with numbers, a window of unacknowledged ones that are repeated, and one
 * number that acknowledges all before it. Lives as long as the session, so that a new link goes on where the old one broke.
 * Confined to the session's thread.
 */
final class TextStream {
    /** Bytes of a text at most. */
    static final int LONGEST = 16 * 1024;
    private static final int CHUNK = 1_100;
    private static final int WINDOW = 64;

    /** A piece of a text; {@code sentAt} is 0 before it was sent. */
    private static final class Chunk {
        final long number;
        final boolean last;
        final byte[] bytes;
        long sentAt;

        Chunk(long number, boolean last, byte[] bytes) {
            this.number = number;
            this.last = last;
            this.bytes = bytes;
        }
    }

    /** Sends a chunk over the link. */
    interface Carrier {
        void carry(long number, boolean last, byte[] bytes);
    }

    private final Deque<Chunk> unacknowledged = new ArrayDeque<>();
    private final Map<Long, Chunk> early = new HashMap<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private long nextOut = 1;
    private long nextIn = 1;

    /** Takes a text of at most {@link #LONGEST} bytes. */
    void write(byte[] text) {
        int from = 0;
        do {
            int end = Math.min(text.length, from + CHUNK);
            byte[] bytes = Arrays.copyOfRange(text, from, end);
            unacknowledged.add(new Chunk(nextOut++, end == text.length, bytes));
            from = end;
        } while (from < text.length);
    }

    /** Whether all was acknowledged. */
    boolean idle() {
        return unacknowledged.isEmpty();
    }

    /** Sends what is due: within the window, not sent yet, or {@code patienceNanos} ago. */
    void send(long now, long patienceNanos, Carrier carrier) {
        int inFlight = 0;
        for (Chunk chunk : unacknowledged) {
            if (++inFlight > WINDOW) {
                return;
            }
            if (chunk.sentAt == 0 || now - chunk.sentAt >= patienceNanos) {
                chunk.sentAt = now == 0 ? 1 : now;
                carrier.carry(chunk.number, chunk.last, chunk.bytes);
            }
        }
    }

    /** All chunks before {@code next} have arrived; returns their bytes. */
    int acknowledged(long next) {
        int bytes = 0;
        while (!unacknowledged.isEmpty() && unacknowledged.peek().number < next) {
            bytes += unacknowledged.poll().bytes.length;
        }
        return bytes;
    }

    /** Takes a chunk of the other side and gives out the texts that are complete; returns the number to acknowledge. */
    long received(long number, boolean last, byte[] bytes, Consumer<String> texts) {
        if (number >= nextIn && number < nextIn + WINDOW && bytes.length <= CHUNK) {
            early.putIfAbsent(number, new Chunk(number, last, bytes));
        }
        for (Chunk chunk = early.remove(nextIn); chunk != null; chunk = early.remove(nextIn)) {
            nextIn++;
            append(chunk, texts);
        }
        return nextIn;
    }

    /** A text that grows too long is dropped: it is counted on, but no longer kept. */
    private void append(Chunk chunk, Consumer<String> texts) {
        if (partial.size() <= LONGEST) {
            partial.writeBytes(chunk.bytes);
        }
        if (chunk.last) {
            if (partial.size() <= LONGEST) {
                texts.accept(partial.toString(StandardCharsets.UTF_8));
            }
            partial.reset();
        }
    }
}
