package org.parley.transport;

import java.nio.ByteBuffer;

/** A frame on the heap. */
record BytesFrame(byte[] utf8) implements Frame {
    BytesFrame {
        if (utf8.length == 0) {
            throw new IllegalArgumentException("a frame has at least one byte");
        }
    }

    @Override
    public int length() {
        return utf8.length;
    }

    @Override
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(utf8).asReadOnlyBuffer();
    }

    @Override
    public boolean isLasting() {
        return true;
    }

    @Override
    public void copyTo(byte[] target) {
        System.arraycopy(utf8, 0, target, 0, utf8.length);
    }
}
