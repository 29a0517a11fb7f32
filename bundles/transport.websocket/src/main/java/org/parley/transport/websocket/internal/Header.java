package org.parley.transport.websocket.internal;

import io.netty.buffer.ByteBuf;

/** The header of a WebSocket frame (RFC 6455, section 5.2). */
record Header(boolean last, int opcode, boolean masked, int bytes, long payload) {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int MASK_BYTES = 4;

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    /** The first two bytes are readable; {@code payload} is meant only when {@link #whole}. */
    static Header read(ByteBuf in) {
        int at = in.readerIndex();
        int first = in.getUnsignedByte(at);
        int second = in.getUnsignedByte(at + 1);
        int shortLength = second & 0x7F;
        int bytes = 2 + (shortLength == TWO_BYTES ? 2 : shortLength == EIGHT_BYTES ? 8 : 0) + ((second & MASKED) == 0 ? 0 : MASK_BYTES);
        long length = shortLength;
        if (in.readableBytes() >= bytes) {
            length = shortLength == TWO_BYTES ? in.getUnsignedShort(at + 2) : shortLength == EIGHT_BYTES ? in.getLong(at + 2) : shortLength;
        }
        return new Header((first & LAST) != 0, first & 0x7F, (second & MASKED) != 0, bytes, length);
    }

    boolean whole(ByteBuf in) {
        return in.readableBytes() >= bytes;
    }

    boolean control() {
        return (opcode & 0x8) != 0;
    }

    /** RFC 6455 wants the shortest form, and no negative length. */
    boolean shortest() {
        int extended = bytes - 2 - (masked ? MASK_BYTES : 0);
        return extended == 0 || (extended == 2 ? payload >= TWO_BYTES : payload > 0xFFFF);
    }

    static int bytes(int payload, boolean masked) {
        return (payload < TWO_BYTES ? 2 : payload <= 0xFFFF ? 4 : 10) + (masked ? MASK_BYTES : 0);
    }

    /** Writes all but the masking key, for a message of one frame. */
    static void write(ByteBuf out, int index, int opcode, int payload, boolean masked) {
        int mask = masked ? MASKED : 0;
        out.setByte(index, LAST | opcode);
        if (payload < TWO_BYTES) {
            out.setByte(index + 1, mask | payload);
        } else if (payload <= 0xFFFF) {
            out.setByte(index + 1, mask | TWO_BYTES);
            out.setShort(index + 2, payload);
        } else {
            out.setByte(index + 1, mask | EIGHT_BYTES);
            out.setLong(index + 2, payload);
        }
    }
}
