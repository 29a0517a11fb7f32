package org.parley.launcher.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** {@code ws} and {@code wss} by hand (RFC 6455, 5), for frames that no library would send. */
public final class RawWebSocketWire implements RawWire {
    /** With the bit that ends a message. */
    public static final int TEXT = 0x81;
    /** The same for bytes. */
    public static final int BINARY = 0x82;
    /** A text that goes on. */
    public static final int TEXT_BEGIN = 0x01;
    /** Its end. */
    public static final int CONTINUATION_END = 0x80;
    /** A close frame. */
    public static final int CLOSE = 0x88;
    /** A ping. */
    public static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int MOST = 64 << 20;

    private final Socket socket;
    private final Inbox inbox = new Inbox();
    private final Inbox pongs = new Inbox();

    /** The handshake is over. */
    RawWebSocketWire(Socket socket) {
        this.socket = socket;
        Reading.start(this::read, inbox);
    }

    private void read() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            for (;;) {
                int first = in.readUnsignedByte();
                byte[] payload = payload(in, message.size());
                if (first == CLOSE) {
                    int code = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
                    inbox.end("closed with " + code, code);
                    return;
                } else if (first == PING) {
                    frame(PONG, payload);
                } else if (first == PONG) {
                    pongs.message(payload);
                } else {
                    message.writeBytes(payload);
                    if ((first & 0x80) != 0) {
                        inbox.message(message.toByteArray());
                        message.reset();
                    }
                }
            }
        } catch (EOFException e) {
            inbox.end("closed without a close frame", 0);
        }
    }

    private static byte[] payload(DataInputStream in, int before) throws IOException {
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if (length < 0 || length + before > MOST) {
            throw new IOException("a frame of " + length + " bytes was announced, or a masked one");
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return payload;
    }

    /** Sends a masked frame. */
    public void frame(int first, byte[] payload) throws IOException {
        raw(masked(first, payload));
    }

    private byte[] masked(int first, byte[] payload) {
        byte[] header = header(first, payload.length);
        byte[] frame = java.util.Arrays.copyOf(header, header.length + payload.length);
        for (int i = 0; i < payload.length; i++) {
            frame[header.length + i] = (byte) (payload[i] ^ header[header.length - 4 + i % 4]);
        }
        return frame;
    }

    private static byte[] header(int first, long length) {
        ByteBuffer header = ByteBuffer.allocate(14).put((byte) first);
        if (length < 126) {
            header.put((byte) (0x80 | length));
        } else if (length <= 0xFFFF) {
            header.put((byte) 0xFE).putShort((short) length);
        } else {
            header.put((byte) 0xFF).putLong(length);
        }
        header.putInt(0x5A17C3E9);
        return java.util.Arrays.copyOf(header.array(), header.position());
    }

    @Override
    public byte[] header(long length) {
        return header(TEXT, length);
    }

    @Override
    public byte[] framed(byte[] message) {
        return masked(TEXT, message);
    }

    @Override
    public synchronized void raw(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void send(byte[] message) throws IOException {
        raw(framed(message));
    }

    @Override
    public Arrival next(Duration patience) throws InterruptedException {
        return inbox.next(patience);
    }

    /** What a pong carries that comes within {@code patience}; null when none does. */
    public byte[] pong(Duration patience) throws InterruptedException {
        return pongs.next(patience) instanceof Arrival.Message message ? message.bytes() : null;
    }

    @Override
    public void close() {
        Reading.closeQuietly(socket);
    }
}
