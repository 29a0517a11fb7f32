package org.parley.transport.websocket.internal;

import io.netty.buffer.ByteBuf;

/** Checks UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    static boolean isValid(ByteBuf buf, int start, int length) {
        int end = start + length;
        int i = start;
        while (i < end) {
            if (end - i >= Long.BYTES && (buf.getLong(i) & NOT_ASCII) == 0) {
                i += Long.BYTES;
                continue;
            }
            int bytes = sequence(buf, i, end);
            if (bytes == 0) {
                return false;
            }
            i += bytes;
        }
        return true;
    }

    /** The size of the well-formed sequence at {@code i}, or 0. */
    private static int sequence(ByteBuf buf, int i, int end) {
        int first = buf.getUnsignedByte(i);
        if (first < 0x80) {
            return 1;
        }
        int size = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (size == 0 || end - i < size || !secondFits(first, buf.getUnsignedByte(i + 1))) {
            return 0;
        }
        for (int k = 2; k < size; k++) {
            if ((buf.getByte(i + k) & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    /** The table of RFC 3629, section 4: the first byte narrows the range of the second. */
    private static boolean secondFits(int first, int second) {
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= low && second <= high;
    }
}
