package org.parley.transport.websocket.internal;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The mask of what a client sends (RFC 6455, section 5.3). A payload is taken out of its buffer piece by piece, masked eight bytes at a time and put back: on an
 * array that costs a fraction of what the checked accesses of a buffer do.
 */
final class Mask {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;
    /** Divisible by the size of a key and by eight. */
    private static final int PIECE = 8_192;
    private static final FastThreadLocal<byte[]> PIECES = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[PIECE];
        }
    };

    private Mask() {}

    /**
     * Masks or unmasks a payload on its way from one index to another, which may be the same or a lower one.
     *
     * @param key as it stands in the header, in network order
     * @return whether all that came out is ASCII
     */
    static boolean apply(ByteBuf buf, int from, int to, int length, int key) {
        int turned = Integer.reverseBytes(key);
        long wide = (long) turned << Integer.SIZE | turned & 0xFFFF_FFFFL;
        byte[] piece = PIECES.get();
        long seen = 0;
        for (int done = 0; done < length; done += PIECE) {
            int size = Math.min(PIECE, length - done);
            buf.getBytes(from + done, piece, 0, size);
            seen |= apply(piece, size, wide);
            buf.setBytes(to + done, piece, 0, size);
        }
        return (seen & NOT_ASCII) == 0;
    }

    /** All the bits that come out. What stands behind {@code size} is changed, too, and not told of. */
    private static long apply(byte[] piece, int size, long wide) {
        long seen = 0;
        int whole = size & -Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            long eight = (long) EIGHT.get(piece, i) ^ wide;
            EIGHT.set(piece, i, eight);
            seen |= eight;
        }
        if (whole < size) {
            long last = (long) EIGHT.get(piece, whole) ^ wide;
            EIGHT.set(piece, whole, last);
            seen |= last & ~(-1L << (size - whole) * Byte.SIZE);
        }
        return seen;
    }
}
