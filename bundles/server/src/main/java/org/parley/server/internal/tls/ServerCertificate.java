package org.parley.server.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.parley.transport.TlsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of the server: the operator's files, or those in the data folder, which are made when neither is there. Files that change are read again; while
 * they cannot be read, what was read before stays in use. {@link #current} never blocks; the rest reads files.
 */
public final class ServerCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);

    private final Path certificates;
    private final Path key;
    private final boolean ours;
    private volatile TlsIdentity current;
    private volatile String refused;
    private String readStamp = "";
    private String seenStamp = "";

    private ServerCertificate(Path certificates, Path key, boolean ours) {
        this.certificates = certificates;
        this.key = key;
        this.ours = ours;
    }

    /** The operator's files. */
    public static ServerCertificate of(Path certificates, Path key) {
        return new ServerCertificate(certificates, key, false);
    }

    /** Files below {@code data}, made where there are none. */
    public static ServerCertificate below(Path data) {
        return new ServerCertificate(data.resolve("tls/certificate.pem"), data.resolve("tls/key.pem"), true);
    }

    /** What is in use; null before {@link #load} succeeded. */
    public TlsIdentity current() {
        return current;
    }

    /**
     * Reads the files when nothing was read yet.
     *
     * @throws IOException of one line that names the file and what is wrong
     */
    public synchronized void load() throws IOException {
        if (current == null) {
            if (ours && !Files.exists(certificates) && !Files.exists(key)) {
                SelfSigned.make(certificates, key, Instant.now());
                LOG.info("Made a certificate for tls and wss: {}", certificates);
            }
            read();
            LOG.info("Using the certificate in {}; SHA-256 fingerprint {}", certificates, fingerprint());
        }
    }

    /** Reads the files again when they changed since, and were left alone from one call to the next: chain and key cannot be replaced in one step. */
    public synchronized void refresh() {
        String stamp = stamp();
        boolean settled = stamp.equals(seenStamp);
        seenStamp = stamp;
        if (current != null && settled && !readStamp.equals(stamp)) {
            try {
                read();
                LOG.info("Read {} again; SHA-256 fingerprint {}", certificates, fingerprint());
            } catch (IOException e) {
                readStamp = stamp;
                refused = "the certificate was changed and is not usable, the one before stays in use: " + e.getMessage();
                LOG.warn("{}", refused);
            }
        }
    }

    private void read() throws IOException {
        String stamp = stamp();
        TlsIdentity identity = readFiles();
        X509Certificate first = identity.chain().get(0);
        if (first.getNotAfter().toInstant().isBefore(Instant.now())) {
            LOG.warn("The certificate in {} ended on {}: clients will refuse it", certificates, first.getNotAfter().toInstant());
        }
        current = identity;
        refused = null;
        readStamp = stamp;
    }

    private TlsIdentity readFiles() throws IOException {
        try {
            return PemIdentity.read(certificates, key);
        } catch (IOException e) {
            String remedy = ours ? "put it back from a backup, or delete both " + certificates + " and " + key + " to have new ones made, which clients must trust anew"
                    : "mend the file, or tlsCertificate and tlsKey in conf/org.parley.server.cfg";
            throw new IOException(e.getMessage() + "; " + remedy, e);
        }
    }

    private String stamp() {
        return stamp(certificates) + ' ' + stamp(key);
    }

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file);
        } catch (IOException e) {
            return "-";
        }
    }

    /** Why the files as they are now are not in use; empty where they are. */
    public Optional<String> refused() {
        return Optional.ofNullable(refused);
    }

    /** When it ends; empty before {@link #load} succeeded. */
    public Optional<Instant> expires() {
        return Optional.ofNullable(current).map(identity -> identity.chain().get(0).getNotAfter().toInstant());
    }

    /** SHA-256 of the certificate's DER form, upper-case hex pairs joined by colons; null before {@link #load} succeeded. */
    public String fingerprint() {
        TlsIdentity identity = current;
        if (identity == null) {
            return null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.chain().get(0).getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
