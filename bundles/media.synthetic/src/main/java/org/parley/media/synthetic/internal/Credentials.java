package org.parley.media.synthetic.internal;

import java.security.SecureRandom;
import java.util.Base64;

/** A user fragment and password of ICE (RFC 8839, 5.4): they name and authenticate one generation of candidates of a side. */
record Credentials(String fragment, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** New ones: 48 and 144 random bits. */
    static Credentials random() {
        return new Credentials(text(6), text(18));
    }

    private static String text(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return fragment;
    }
}
