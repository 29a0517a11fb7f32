package org.parley.transport.websocket.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.parley.transport.RawPeer;

/** A WebSocket client written by hand, from RFC 6455, that can also break its rules. */
final class WebSocketPeer extends RawPeer {
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    static final String UPGRADE = """
        GET /signal HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: keep-alive, Upgrade
        Sec-WebSocket-Key: %s
        Sec-WebSocket-Version: 13
        """.formatted(KEY);
    private static final byte[] MASK = {0x12, (byte) 0xFE, 0, 0x7F};

    /** Upgraded. */
    WebSocketPeer(Socket plain, boolean secure) throws IOException {
        this(plain, secure, UPGRADE);
        if (!head().startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade");
        }
    }

    /** With a request of one's own, each line ended by a line feed; its answer is not read. */
    WebSocketPeer(Socket plain, boolean secure, String request) throws IOException {
        super(plain, secure);
        write(http(request));
    }

    static byte[] http(String request) {
        return (request + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads the head of an HTTP message. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    @Override
    public byte[] wire(byte[] message) {
        return masked(0x81, message);
    }

    /** A masked frame; {@code first} is its first byte. */
    static byte[] masked(int first, byte... payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        byte[] bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    static byte[] masked(int first, String payload) {
        return masked(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a message, {@code <close code>}, {@code <pong payload>}, or null at the end of the stream. */
    @Override
    public String read() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        try {
            int length = in.readUnsignedByte();
            byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length];
            in.readFully(payload);
            return switch (first) {
                case 0x81 -> new String(payload, StandardCharsets.UTF_8);
                case 0x88 -> "<close " + (payload.length < 2 ? "" : ByteBuffer.wrap(payload).getShort()) + ">";
                case 0x8A -> "<pong " + new String(payload, StandardCharsets.UTF_8) + ">";
                default -> throw new IOException("frame " + first);
            };
        } catch (EOFException end) {
            return null;
        }
    }
}
