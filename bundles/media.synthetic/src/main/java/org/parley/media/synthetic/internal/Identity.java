package org.parley.media.synthetic.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/**
 * The key of a session (X25519). Its public half stands in the description, and so does the fingerprint of it: as in DTLS, two
 * people who see the same fingerprints, as verification words, know that nobody is between them.
 */
final class Identity {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    private final KeyPair keys;

    Identity() {
        try {
            keys = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no X25519", e);
        }
    }

    /** The public key, X.509 in Base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** {@code sha-256} and the digest of a public key, as in {@code a=fingerprint} (RFC 8122). */
    static String fingerprint(String publicKey) {
        try {
            return "sha-256 " + COLONS.formatHex(MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(publicKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What only the owners of both keys know.
     *
     * @throws GeneralSecurityException when the other key is none
     */
    byte[] secretWith(String publicKey) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(keys.getPrivate());
        byte[] encoded = Base64.getDecoder().decode(publicKey);
        agreement.doPhase(KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(encoded)), true);
        return agreement.generateSecret();
    }
}
