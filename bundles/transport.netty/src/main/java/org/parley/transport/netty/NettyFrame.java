package org.parley.transport.netty;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.parley.transport.Frame;

/** A received message, in the buffer it was received in. Belongs to the event loop that received it. */
final class NettyFrame implements Frame {
    private final int start;
    private final int length;
    private final int room;
    private ByteBuf buf;
    private Class<? extends Framing> header;

    NettyFrame(ByteBuf buf, int start, int length, int room) {
        this.buf = buf;
        this.start = start;
        this.length = length;
        this.room = room;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public ByteBuffer bytes() {
        ByteBuffer view = buf().nioBuffer(start, length);
        return (view.capacity() == length ? view : view.slice()).asReadOnlyBuffer();
    }

    @Override
    public void copyTo(byte[] target) {
        buf().getBytes(start, target, 0, length);
    }

    ByteBuf buf() {
        if (buf == null) {
            throw new IllegalStateException("a received frame is good until onMessage returns");
        }
        return buf;
    }

    int start() {
        return start;
    }

    int end() {
        return start + length;
    }

    /**
     * Puts the header that {@code framing} writes right before the payload, over the one that was received, so that both can be sent as
     * one piece. The first who sends the frame on decides the form: false when another form is there already, or no room.
     */
    boolean putHeader(Framing framing) {
        int bytes = framing.headerBytes(length);
        if (header == null && bytes <= room && !buf.isReadOnly()) {
            framing.setHeader(buf, start - bytes, length);
            header = framing.getClass();
        }
        return header == framing.getClass();
    }

    /** The bytes are about to be reused. */
    void expire() {
        buf = null;
    }
}
