package org.parley.media.synthetic.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and authenticates the datagrams of one direction of a link (AES-GCM): 8 bytes that name the direction, 8 bytes of a
 * counter, then what is sealed. What is broken, foreign or a repeat does not open.
 */
final class Seal {
    /** Bytes that sealing adds. */
    static final int OVERHEAD = 32;
    private static final int WINDOW = 64;

    private final SecretKeySpec key;
    private final byte[] salt;
    private final long tag;
    private final Cipher cipher;
    private long counter;
    private long recent;

    /** The seal of what {@code from} sends to {@code to}; both sides make the same. */
    Seal(byte[] secret, Credentials from, Credentials to) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String pair = from.fragment() + "|" + from.password() + "|" + to.fragment() + "|" + to.password();
            byte[] material = mac.doFinal(("parley-synthetic-1|" + pair).getBytes(StandardCharsets.US_ASCII));
            key = new SecretKeySpec(material, 0, 16, "AES");
            tag = ByteBuffer.wrap(material, 16, 8).getLong();
            salt = Arrays.copyOfRange(material, 24, 28);
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks HmacSHA256 or AES-GCM", e);
        }
    }

    /** What a datagram of this direction begins with. */
    long tag() {
        return tag;
    }

    /** Seals what remains of {@code plain} and fills {@code out} from 0, ready to be sent. */
    void seal(ByteBuffer plain, ByteBuffer out) {
        out.clear().putLong(tag).putLong(++counter);
        try {
            prepare(Cipher.ENCRYPT_MODE, out, counter);
            cipher.doFinal(plain, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        out.flip();
    }

    /** Opens a datagram that begins with {@link #tag}, into {@code plain} from 0; false when it is not genuine or not new. */
    boolean open(ByteBuffer datagram, ByteBuffer plain) {
        if (datagram.remaining() <= OVERHEAD) {
            return false;
        }
        long number = datagram.getLong(datagram.position() + 8);
        if (!isNew(number)) {
            return false;
        }
        try {
            ByteBuffer header = datagram.duplicate();
            datagram.position(datagram.position() + 16);
            prepare(Cipher.DECRYPT_MODE, header.limit(datagram.position()), number);
            plain.clear();
            cipher.doFinal(datagram, plain);
            plain.flip();
        } catch (GeneralSecurityException e) {
            return false;
        }
        remember(number);
        return true;
    }

    private void prepare(int mode, ByteBuffer header, long number) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(12).put(salt).putLong(number).array();
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        ByteBuffer authenticated = header.duplicate();
        int end = mode == Cipher.ENCRYPT_MODE ? header.position() : header.limit();
        cipher.updateAAD(authenticated.limit(end).position(end - 16));
    }

    private boolean isNew(long number) {
        if (number <= 0 || number <= counter - WINDOW) {
            return false;
        }
        return number > counter || (recent >>> (counter - number) & 1) == 0;
    }

    private void remember(long number) {
        if (number > counter) {
            long step = number - counter;
            recent = step >= WINDOW ? 1 : recent << step | 1;
            counter = number;
        } else {
            recent |= 1L << (counter - number);
        }
    }
}
