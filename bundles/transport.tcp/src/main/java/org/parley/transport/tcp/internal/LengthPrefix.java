package org.parley.transport.tcp.internal;

import io.netty.buffer.ByteBuf;
import org.parley.transport.FramingError;
import org.parley.transport.netty.Framing;
import org.parley.transport.netty.Incoming;

/** An unsigned 32-bit big-endian length before each message. Has no state. */
final class LengthPrefix implements Framing {
    private static final int HEADER = Integer.BYTES;

    private final int maxFrameBytes;

    LengthPrefix(int maxFrameBytes) {
        this.maxFrameBytes = maxFrameBytes;
    }

    @Override
    public int unitBytes(ByteBuf in, Incoming to) {
        if (in.readableBytes() < HEADER) {
            return HEADER;
        }
        long length = in.getUnsignedInt(in.readerIndex());
        if (length == 0) {
            to.broken(FramingError.BAD_FRAME);
        } else if (length > maxFrameBytes) {
            to.broken(FramingError.FRAME_TOO_LARGE);
        }
        return HEADER + (int) length;
    }

    @Override
    public void unit(ByteBuf in, int bytes, Incoming to) {
        to.message(in, in.readerIndex() + HEADER, bytes - HEADER, HEADER);
    }

    @Override
    public boolean insideMessage() {
        return false;
    }

    @Override
    public int headerBytes(int length) {
        return HEADER;
    }

    @Override
    public void setHeader(ByteBuf out, int index, int length) {
        out.setInt(index, length);
    }

    @Override
    public boolean masksPayload() {
        return false;
    }

    @Override
    public void maskPayload(ByteBuf out, int index, int length) {
        throw new UnsupportedOperationException("payloads go as they are");
    }

    @Override
    public ByteBuf farewell(boolean leaving) {
        return null;
    }

    @Override
    public void release() {}
}
