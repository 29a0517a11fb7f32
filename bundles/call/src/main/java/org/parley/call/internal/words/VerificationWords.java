package org.parley.call.internal.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Derives words from two fingerprints, as the protocol says. */
public final class VerificationWords {
    private static final byte[] SALT = "parley-words-1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 100_000;
    private static final int WORDS = 6;
    private static final int BITS = 11;
    /** 66, in whole bytes. */
    private static final int DERIVED_BITS = 72;

    private VerificationWords() {}

    /** Six words, the same whichever fingerprint comes first. Takes a core for up to half a second. */
    public static List<String> of(String oneFingerprint, String otherFingerprint) {
        BigInteger number = new BigInteger(1, derived(String.join("|", Stream.of(oneFingerprint, otherFingerprint).sorted().toList())))
                .shiftRight(DERIVED_BITS - WORDS * BITS);
        List<String> list = list();
        return IntStream.range(0, WORDS).map(i -> number.shiftRight((WORDS - 1 - i) * BITS).intValue() & (1 << BITS) - 1).mapToObj(list::get).toList();
    }

    private static byte[] derived(String secret) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec(secret.toCharArray(), SALT, ROUNDS, DERIVED_BITS)).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no PBKDF2WithHmacSHA256", e);
        }
    }

    /** The 2,048 words of BIP-39 in English. */
    static List<String> list() {
        try (InputStream in = VerificationWords.class.getResourceAsStream("english.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
