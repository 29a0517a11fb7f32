package org.parley.transport.websocket.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.security.SecureRandom;
import org.parley.transport.FramingError;
import org.parley.transport.netty.Framing;
import org.parley.transport.netty.Incoming;

/** The text messages of one WebSocket (RFC 6455), without extensions. A client masks what it sends, a server never does. */
final class WebSocketFraming implements Framing {
    private static final SecureRandom KEYS = new SecureRandom();
    private static final int MAX_CONTROL_BYTES = 125;
    /** What {@code tcp} puts before a message, so that there is room for that, too. */
    private static final int LENGTH_PREFIX_BYTES = 4;
    /** Fragments, pings and pongs that may have come too many: they cost as much as messages, but only those are counted by whoever reads them. */
    private static final int MOST_WITHOUT_MESSAGE = 256;
    /** So many may have come for each whole message, and one more for so many of its bytes: else whoever sends as often as the limits allow could add 256 to each. */
    private static final int FRAMES_OF_MESSAGE = 32;
    private static final int BYTES_OF_FRAME = 256;

    private final int maxFrameBytes;
    private final boolean client;
    private final ByteBufAllocator allocator;
    private ByteBuf fragments;
    private int withoutMessage;
    /** Where the latest unit ended, and where what of it may still be in use ends; both in the buffer that it came in. */
    private int unitEnd;
    private int usedEnd;

    WebSocketFraming(int maxFrameBytes, boolean client, ByteBufAllocator allocator) {
        this.maxFrameBytes = maxFrameBytes;
        this.client = client;
        this.allocator = allocator;
    }

    @Override
    public int unitBytes(ByteBuf in, Incoming to) {
        if (in.readableBytes() < 2) {
            return 2;
        }
        Header header = Header.read(in);
        String wrong = wrong(header);
        if (wrong != null) {
            to.violated(wrong, close(CloseCode.PROTOCOL_ERROR));
        } else if (header.opcode() == Header.BINARY) {
            to.broken(FramingError.BAD_FRAME); // whatever its length: the first two bytes may come alone
        } else if (header.whole(in)) {
            checkLength(header, to);
        }
        return header.bytes() + (header.whole(in) ? (int) header.payload() : 0);
    }

    private void checkLength(Header header, Incoming to) {
        if (!header.shortest()) {
            to.violated("a length that is not in its shortest form", close(CloseCode.PROTOCOL_ERROR));
        } else if (!header.control() && header.payload() + gathered() > maxFrameBytes) {
            to.broken(FramingError.FRAME_TOO_LARGE);
        }
    }

    private int gathered() {
        return fragments == null ? 0 : fragments.readableBytes();
    }

    /** What violates the RFC already in the first two bytes, or null. */
    private String wrong(Header header) {
        if (header.opcode() > Header.PONG || header.opcode() > Header.BINARY && !header.control()) {
            return "a reserved bit or opcode";
        }
        if (header.masked() == client) {
            return client ? "a masked frame from a server" : "an unmasked frame from a client";
        }
        if (header.control() ? !header.last() || header.payload() > MAX_CONTROL_BYTES
                : (header.opcode() == Header.CONTINUATION) != insideMessage()) {
            return "fragments out of order, or a control frame in fragments or too large";
        }
        return null;
    }

    @Override
    public void unit(ByteBuf in, int bytes, Incoming to) {
        Header header = Header.read(in);
        int came = in.readerIndex() + header.bytes();
        int length = (int) header.payload();
        int free = in.readerIndex() == unitEnd ? usedEnd : in.readerIndex();
        int start = header.masked() ? free + roomFor(header) : came;
        boolean ascii = header.masked() && Mask.apply(in, came, start, length, in.getInt(came - Header.MASK_BYTES));
        unitEnd = in.readerIndex() + bytes;
        usedEnd = start + length;
        if (++withoutMessage > MOST_WITHOUT_MESSAGE && header.opcode() != Header.CLOSE) {
            to.violated("more than " + MOST_WITHOUT_MESSAGE + " frames and too few messages", close(CloseCode.POLICY));
            return;
        }
        switch (header.opcode()) {
            case Header.PING -> to.reply(control(Header.PONG, in, start, length));
            case Header.PONG -> { }
            case Header.CLOSE -> closing(in, start, length, to);
            default -> data(header, in, start, length, start - free, ascii, to);
        }
    }

    /**
     * How far behind what is in use a payload is put when its mask is taken off: so near that it adjoins what came before it once it has the header of a server, and both are sent on as
     * one piece. What is between belongs to nobody, for a server's header is shorter than a client's; and {@link #unitEnd} is no index of another buffer but by chance, where nothing
     * before the reader index is in use at all.
     */
    private static int roomFor(Header header) {
        return Math.max(LENGTH_PREFIX_BYTES, Header.bytes((int) header.payload(), false));
    }

    private void data(Header header, ByteBuf in, int start, int length, int room, boolean ascii, Incoming to) {
        if (header.last() && fragments == null) {
            message(in, start, length, room, ascii, to);
            return;
        }
        if (fragments == null) {
            fragments = allocator.buffer(length);
        }
        fragments.writeBytes(in, start, length);
        if (header.last()) {
            ByteBuf whole = fragments;
            fragments = null;
            try {
                message(whole, 0, whole.readableBytes(), 0, false, to);
            } finally {
                whole.release();
            }
        }
    }

    private void message(ByteBuf buf, int start, int length, int room, boolean ascii, Incoming to) {
        withoutMessage = Math.max(0, withoutMessage - FRAMES_OF_MESSAGE - length / BYTES_OF_FRAME);
        if (length == 0) {
            to.broken(FramingError.BAD_FRAME);
        } else if (!ascii && !Utf8.isValid(buf, start, length)) {
            to.violated("text that is not UTF-8", close(CloseCode.INVALID_DATA));
        } else {
            to.message(buf, start, length, room);
        }
    }

    private void closing(ByteBuf in, int start, int length, Incoming to) {
        int code = length < 2 ? CloseCode.NONE : in.getUnsignedShort(start);
        if (length == 1 || length >= 2 && !CloseCode.isValid(code)) {
            to.violated("a close frame without a valid code", close(CloseCode.PROTOCOL_ERROR));
        } else if (length > 2 && !Utf8.isValid(in, start + 2, length - 2)) {
            to.violated("a close frame whose reason is not UTF-8", close(CloseCode.INVALID_DATA));
        } else {
            to.closing("the other side closed the WebSocket with code " + code, control(Header.CLOSE, in, start, Math.min(length, 2)));
        }
    }

    private ByteBuf close(int code) {
        ByteBuf payload = allocator.buffer(2).writeShort(code);
        try {
            return control(Header.CLOSE, payload, 0, 2);
        } finally {
            payload.release();
        }
    }

    private ByteBuf control(int opcode, ByteBuf payload, int start, int length) {
        int header = Header.bytes(length, client);
        ByteBuf frame = allocator.ioBuffer(header + length).writerIndex(header);
        setHeader(frame, 0, opcode, length);
        frame.writeBytes(payload, start, length);
        if (client) {
            maskPayload(frame, header, length);
        }
        return frame;
    }

    @Override
    public boolean insideMessage() {
        return fragments != null;
    }

    @Override
    public int headerBytes(int length) {
        return Header.bytes(length, client);
    }

    @Override
    public void setHeader(ByteBuf out, int index, int length) {
        setHeader(out, index, Header.TEXT, length);
    }

    private void setHeader(ByteBuf out, int index, int opcode, int length) {
        Header.write(out, index, opcode, length, client);
        if (client) {
            // section 10.3: from a strong source of entropy
            out.setInt(index + Header.bytes(length, true) - Header.MASK_BYTES, KEYS.nextInt());
        }
    }

    @Override
    public boolean masksPayload() {
        return client;
    }

    @Override
    public void maskPayload(ByteBuf out, int index, int length) {
        Mask.apply(out, index, index, length, out.getInt(index - Header.MASK_BYTES));
    }

    @Override
    public ByteBuf farewell(boolean leaving) {
        return close(leaving ? CloseCode.GOING_AWAY : CloseCode.NORMAL);
    }

    @Override
    public void release() {
        if (fragments != null) {
            fragments.release();
            fragments = null;
        }
    }
}
