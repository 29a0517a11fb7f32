package org.parley.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Self-signed certificates for the name {@code localhost}, but for no address, made with the JDK's keytool. */
public final class TestIdentity {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String[] ELLIPTIC = {"-keyalg", "EC", "-groupname", "secp256r1"};

    private TestIdentity() {}

    /** Made once. */
    public static TlsIdentity first() {
        return Holder.FIRST;
    }

    /** Another one. */
    public static TlsIdentity second() {
        return SecondHolder.SECOND;
    }

    /** One with an RSA key. */
    public static TlsIdentity rsa() {
        return RsaHolder.RSA;
    }

    /** One with a key of Ed25519. */
    public static TlsIdentity edwards() {
        return EdwardsHolder.EDWARDS;
    }

    private static final class EdwardsHolder {
        static final TlsIdentity EDWARDS = create("-keyalg", "Ed25519");
    }

    private static final class RsaHolder {
        static final TlsIdentity RSA = create("-keyalg", "RSA", "-keysize", "2048");
    }

    private static final class Holder {
        static final TlsIdentity FIRST = create(ELLIPTIC);
    }

    private static final class SecondHolder {
        static final TlsIdentity SECOND = create(ELLIPTIC);
    }

    /** SHA-256 of its certificate as {@link PeerCertificate#fingerprint()} shows it. */
    public static String fingerprint(TlsIdentity identity) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.chain().get(0).getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    /** A store that a platform would trust it by. */
    public static void writeTrustStore(TlsIdentity identity, Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("test", identity.chain().get(0));
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }

    private static TlsIdentity create(String... algorithm) {
        try {
            Path folder = Files.createTempDirectory("parley-identity");
            Path file = folder.resolve("identity.p12");
            try {
                generate(file, algorithm);
                return load(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException("no test certificate", e);
        }
    }

    private static void generate(Path file, String... algorithm) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "test"));
        command.addAll(List.of(algorithm));
        command.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "30", "-storetype", "PKCS12",
            "-keystore", file.toString(), "-storepass", new String(PASSWORD)));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }

    private static TlsIdentity load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new TlsIdentity((PrivateKey) store.getKey("test", PASSWORD), List.of((X509Certificate) store.getCertificate("test")));
    }
}
