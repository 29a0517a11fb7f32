package org.parley.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The first message of a TLS client (RFC 5246, section 7.4.1.2), written by hand: the platform's own refuses to offer what is old or weak. */
final class TlsHello {
    static final int TLS_1_2 = 0x0303;
    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;
    /** Groups secp256r1 and x25519, plain points, ECDSA and RSA signatures with SHA-256 and SHA-1. */
    private static final byte[] EXTENSIONS = {0, 10, 0, 6, 0, 4, 0, 23, 0, 29, 0, 11, 0, 2, 1, 0, 0, 13, 0, 10, 0, 8, 4, 3, 4, 1, 2, 3, 2, 1};

    private TlsHello() {}

    /** Offers {@code version} at most, and {@code suites}. What the server says: {@code suite 0xC02B}, {@code alert 40}, or {@code closed} where it only closes. */
    static String say(Socket socket, int version, int... suites) throws IOException {
        send(socket, version, suites);
        return answer(socket);
    }

    /** Offers the same, and waits for nothing. */
    static void send(Socket socket, int version, int... suites) throws IOException {
        socket.getOutputStream().write(record(version, hello(version, suites)));
    }

    /** What the server says to it. */
    static String answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int type = in.read();
        if (type < 0) {
            return "closed";
        }
        in.readUnsignedShort();
        byte[] body = new byte[in.readUnsignedShort()];
        in.readFully(body);
        return switch (type) {
            case ALERT -> "alert " + body[1];
            case HANDSHAKE -> "suite 0x%04X".formatted(ByteBuffer.wrap(body).getShort(39 + body[38]) & 0xffff);
            default -> "record " + type + " " + Arrays.toString(body);
        };
    }

    /** Behind version, random and an empty session id: the suites, no compression, the extensions. */
    private static byte[] hello(int version, int... suites) {
        ByteBuffer body = ByteBuffer.allocate(41 + 2 * suites.length + EXTENSIONS.length);
        body.putShort((short) version).position(35);
        body.putShort((short) (2 * suites.length));
        for (int suite : suites) {
            body.putShort((short) suite);
        }
        return body.put((byte) 1).put((byte) 0).putShort((short) EXTENSIONS.length).put(EXTENSIONS).array();
    }

    private static byte[] record(int version, byte[] hello) {
        int length = hello.length;
        return ByteBuffer.allocate(9 + length).put((byte) HANDSHAKE).putShort((short) Math.min(version, 0x0301)).putShort((short) (4 + length))
            .putInt(1 << 24 | length).put(hello).array();
    }
}
