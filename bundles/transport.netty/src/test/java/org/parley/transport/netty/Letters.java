package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;

/** A framing for tests that read nothing: its header is one letter, repeated. */
class Letters implements Framing {
    private final char letter;
    private final int count;

    Letters(char letter, int count) {
        this.letter = letter;
        this.count = count;
    }

    @Override
    public int headerBytes(int length) {
        return count;
    }

    @Override
    public void setHeader(ByteBuf out, int index, int length) {
        for (int i = 0; i < count; i++) {
            out.setByte(index + i, letter);
        }
    }

    @Override
    public int unitBytes(ByteBuf in, Incoming to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unit(ByteBuf in, int bytes, Incoming to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean insideMessage() {
        return false;
    }

    @Override
    public boolean masksPayload() {
        return false;
    }

    @Override
    public void maskPayload(ByteBuf out, int index, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ByteBuf farewell(boolean leaving) {
        return null;
    }

    @Override
    public void release() {}
}
