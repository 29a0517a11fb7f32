package org.parley.server.internal.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.parley.transport.TlsIdentity;

/** Reads a certificate chain and its key from PEM files (RFC 7468, and the older forms of OpenSSL). Each failure is an IOException of one line that names the file. */
final class PemIdentity {
    private static final byte[] PROOF = {1, 2, 3, 4};

    private PemIdentity() {}

    static TlsIdentity read(Path certificates, Path keyFile) throws IOException {
        List<X509Certificate> chain = chain(certificates);
        PrivateKey key = key(keyFile);
        if (!belongs(key, chain.get(0))) {
            throw new IOException("the key in " + keyFile + " does not belong to the first certificate in " + certificates);
        }
        return new TlsIdentity(key, chain);
    }

    private static List<X509Certificate> chain(Path file) throws IOException {
        List<X509Certificate> chain = new ArrayList<>();
        try (var in = Files.newInputStream(readable(file))) {
            CertificateFactory.getInstance("X.509").generateCertificates(in).forEach(certificate -> chain.add((X509Certificate) certificate));
        } catch (CertificateException e) {
            throw new IOException(file + " holds no PEM certificate: " + e.getMessage(), e);
        }
        if (chain.isEmpty()) {
            throw new IOException(file + " holds no PEM certificate");
        }
        return chain;
    }

    private static PrivateKey key(Path file) throws IOException {
        // any bytes are some text of this kind, which then holds no key
        try (BufferedReader in = Files.newBufferedReader(readable(file), StandardCharsets.ISO_8859_1); PEMParser parser = new PEMParser(in)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object entry = parser.readObject(); entry != null; entry = parser.readObject()) {
                if (entry instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (entry instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair).getPrivate();
                }
                if (entry instanceof PEMEncryptedKeyPair || entry instanceof PKCS8EncryptedPrivateKeyInfo) {
                    throw new IOException(file + " is encrypted: give a key without a passphrase, readable by the server alone");
                }
            }
        } catch (PEMException | RuntimeException e) {
            throw new IOException(file + " holds no PEM key that can be read: " + e.getMessage(), e);
        }
        throw new IOException(file + " holds no PEM key");
    }

    private static Path readable(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException(file + (Files.exists(file) ? " cannot be read" : " is not there"));
        }
        return file;
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) throws IOException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROOF);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROOF);
            return signature.verify(signed);
        } catch (java.security.InvalidKeyException | java.security.SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IOException("keys of the kind " + key.getAlgorithm() + " cannot be used", e);
        }
    }
}
