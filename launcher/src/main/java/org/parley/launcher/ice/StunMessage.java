package org.parley.launcher.ice;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message of STUN (RFC 8489 section 5), with the first attribute of each type.
 *
 * @param type       method and class
 * @param id         the transaction, 12 bytes
 * @param attributes by type, in order
 */
record StunMessage(int type, byte[] id, Map<Integer, byte[]> attributes) {
    static final int BINDING = 0x0001;
    static final int ALLOCATE = 0x0003;
    static final int REFRESH = 0x0004;
    static final int SUCCESS = 0x0100;
    static final int ERROR = 0x0110;
    static final int USERNAME = 0x0006;
    static final int ERROR_CODE = 0x0009;
    static final int LIFETIME = 0x000D;
    static final int REALM = 0x0014;
    static final int NONCE = 0x0015;
    static final int RELAYED = 0x0016;
    static final int REQUESTED_TRANSPORT = 0x0019;
    static final int MAPPED = 0x0020;
    static final int HEADER = 20;

    private static final int INTEGRITY = 0x0008;
    private static final int COOKIE = 0x2112A442;
    private static final int ID_BYTES = 12;
    private static final int MAC_BYTES = 20;
    private static final int HUNDRED = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    static StunMessage request(int method) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return new StunMessage(method, id, new LinkedHashMap<>());
    }

    StunMessage with(int attribute, byte[] value) {
        Map<Integer, byte[]> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new StunMessage(type, id, more);
    }

    StunMessage with(int attribute, String value) {
        return with(attribute, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Its bytes; with MESSAGE-INTEGRITY (section 14.5) at the end unless {@code key} is null. */
    byte[] encode(byte[] key) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        attributes.forEach((attribute, value) -> put(body, attribute, value));
        if (key == null) {
            return encode(body.toByteArray(), body.size());
        }
        byte[] signed = encode(body.toByteArray(), body.size() + 2 * Short.BYTES + MAC_BYTES);
        put(body, INTEGRITY, hmac(key, signed));
        return encode(body.toByteArray(), body.size());
    }

    private byte[] encode(byte[] body, int length) {
        return ByteBuffer.allocate(HEADER + body.length).putShort((short) type).putShort((short) length).putInt(COOKIE).put(id).put(body).array();
    }

    private static void put(ByteArrayOutputStream body, int attribute, byte[] value) {
        byte[] padded = new byte[(value.length + 3) / 4 * 4];
        System.arraycopy(value, 0, padded, 0, value.length);
        body.writeBytes(ByteBuffer.allocate(2 * Short.BYTES).putShort((short) attribute).putShort((short) value.length).array());
        body.writeBytes(padded);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /** Reads one; the message of an IllegalArgumentException says that it is none. */
    static StunMessage decode(byte[] bytes) {
        if (bytes.length < HEADER || length(bytes) + HEADER > bytes.length || ByteBuffer.wrap(bytes).getInt(Integer.BYTES) != COOKIE) {
            throw new IllegalArgumentException("what answers there does not speak STUN");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, HEADER + length(bytes));
        int type = in.getShort() & 0xFFFF;
        byte[] id = new byte[ID_BYTES];
        in.position(2 * Integer.BYTES).get(id);
        Map<Integer, byte[]> attributes = new LinkedHashMap<>();
        while (in.remaining() >= Integer.BYTES) {
            int attribute = in.getShort() & 0xFFFF;
            int length = in.getShort() & 0xFFFF;
            if (length > in.remaining()) {
                throw new IllegalArgumentException("what answers there does not speak STUN");
            }
            byte[] value = new byte[length];
            in.get(value);
            in.position(Math.min(in.limit(), in.position() + (4 - length % 4) % 4));
            attributes.putIfAbsent(attribute, value);
        }
        return new StunMessage(type, id, attributes);
    }

    /** That of the body, as the header says. */
    static int length(byte[] header) {
        return ByteBuffer.wrap(header).getShort(Short.BYTES) & 0xFFFF;
    }

    String text(int attribute) {
        return new String(attributes.getOrDefault(attribute, new byte[0]), StandardCharsets.UTF_8);
    }

    /** 0 where there is none. */
    int errorCode() {
        byte[] value = attributes.get(ERROR_CODE);
        return value == null || value.length < Integer.BYTES ? 0 : (value[2] & 7) * HUNDRED + value[3];
    }

    /** The address in an attribute of the XOR kind (section 14.2), or null. */
    InetSocketAddress address(int attribute) {
        byte[] value = attributes.get(attribute);
        if (value == null || value.length != 8 && value.length != HEADER) {
            return null;
        }
        byte[] mask = ByteBuffer.allocate(Integer.BYTES + ID_BYTES).putInt(COOKIE).put(id).array();
        int port = (ByteBuffer.wrap(value).getShort(Short.BYTES) ^ COOKIE >>> Short.SIZE) & 0xFFFF;
        byte[] address = new byte[value.length - Integer.BYTES];
        for (int i = 0; i < address.length; i++) {
            address[i] = (byte) (value[Integer.BYTES + i] ^ mask[i]);
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("it has 4 or 16 bytes", e);
        }
    }
}
