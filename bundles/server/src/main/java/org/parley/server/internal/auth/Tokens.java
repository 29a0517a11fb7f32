package org.parley.server.internal.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parley.server.Account;

/**
 * Makes and reads tokens. A token says itself what it proves and is signed, so that none is stored: base64url of version, expiry, epoch, nonce, session,
 * name and HMAC-SHA256 of all that. At most 195 characters. Thread-safe.
 */
public final class Tokens {
    private static final byte VERSION = 1;
    private static final int SESSION_BYTES = 16;
    private static final int HEAD_BYTES = 1 + 3 * Long.BYTES + SESSION_BYTES;
    private static final String MAC = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int MAX_CHARS = 512;
    private static final byte[] PURPOSE = "parley-token-1".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final Duration lifetime;
    /** Finding one among the providers takes longer than what it does. */
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(Tokens::newMac);

    /** A token for a client. */
    public record Token(String text, Instant expires) {}

    /** What a good token says. */
    public record Claims(String username, long epoch, String session) {}

    /** Tokens that are good for {@code lifetime}. */
    public Tokens(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** An id for a new session, of 128 random bits. */
    public String newSession() {
        byte[] bytes = new byte[SESSION_BYTES];
        random.nextBytes(bytes);
        return encode(bytes);
    }

    /** How long a token is good. */
    public Duration lifetime() {
        return lifetime;
    }

    /** A new token for a session of {@code account}. */
    public Token issue(byte[] key, Account account, String session, Instant now) {
        Instant expires = Instant.ofEpochMilli(now.plus(lifetime).toEpochMilli());
        byte[] name = account.username().getBytes(StandardCharsets.US_ASCII);
        byte[] body = ByteBuffer.allocate(HEAD_BYTES + name.length).put(VERSION).putLong(expires.toEpochMilli()).putLong(account.epoch())
                .putLong(random.nextLong()).put(Base64.getUrlDecoder().decode(session)).put(name).array();
        byte[] signed = Arrays.copyOf(body, body.length + MAC_BYTES);
        System.arraycopy(mac(key, body), 0, signed, body.length, MAC_BYTES);
        return new Token(encode(signed), expires);
    }

    /** What {@code token} says, or null when it is none, was signed by another key, or has expired. */
    public Claims read(byte[] key, String token, Instant now) {
        byte[] signed = decode(token);
        if (signed == null || signed.length <= HEAD_BYTES + MAC_BYTES) {
            return null;
        }
        byte[] body = Arrays.copyOf(signed, signed.length - MAC_BYTES);
        byte[] mac = Arrays.copyOfRange(signed, body.length, signed.length);
        if (!MessageDigest.isEqual(mac, mac(key, body)) || body[0] != VERSION) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(body, 1, body.length - 1);
        long expires = in.getLong();
        long epoch = in.getLong();
        in.getLong();
        byte[] session = new byte[SESSION_BYTES];
        in.get(session);
        String name = StandardCharsets.US_ASCII.decode(in).toString();
        return now.toEpochMilli() < expires ? new Claims(name, epoch, encode(session)) : null;
    }

    private static byte[] decode(String token) {
        if (token.length() > MAX_CHARS) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return encode(bytes).equals(token) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(MAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    private byte[] mac(byte[] key, byte[] body) {
        Mac mac = macs.get();
        try {
            mac.init(new SecretKeySpec(key, MAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("any bytes are a key of " + MAC, e);
        }
        mac.update(PURPOSE);
        return mac.doFinal(body);
    }
}
