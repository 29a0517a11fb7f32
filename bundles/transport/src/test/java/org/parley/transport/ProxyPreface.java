package org.parley.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Headers of the PROXY protocol, written by hand from its specification. */
public final class ProxyPreface {
    private static final byte[] SIGNATURE = {0x0D, 0x0A, 0x0D, 0x0A, 0, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};
    private static final int LOCAL = 0x20;
    private static final int PROXY = 0x21;
    private static final int TCP4 = 0x11;
    private static final int TCP6 = 0x21;
    private static final int NOOP = 4;

    private ProxyPreface() {}

    /** Version 1: a line of text without its end. */
    public static byte[] text(String line) {
        return (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Version 2 of a client with an address of 4 or 16 bytes, and a field that means nothing behind the addresses. */
    public static byte[] binary(byte[] source, int port) {
        ByteBuffer rest = ByteBuffer.allocate(2 * source.length + 4 + 5);
        rest.put(source).put(new byte[source.length]).putShort((short) port).putShort((short) 7443);
        rest.put((byte) NOOP).putShort((short) 2).putShort((short) 0);
        return binary(PROXY, source.length == 4 ? TCP4 : TCP6, rest.array());
    }

    /** Version 2 of a connection that is the proxy's own. */
    public static byte[] local() {
        return binary(LOCAL, 0, new byte[0]);
    }

    /** Version 2 of any content. */
    public static byte[] binary(int command, int family, byte[] rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        out.writeBytes(new byte[] {(byte) command, (byte) family, (byte) (rest.length >> 8), (byte) rest.length});
        out.writeBytes(rest);
        return out.toByteArray();
    }
}
