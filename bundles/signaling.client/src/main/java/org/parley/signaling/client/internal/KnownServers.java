package org.parley.signaling.client.internal;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.parley.signaling.ServerCertificate;
import org.parley.transport.PeerCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificates that the user trusts, by server. Any thread may call; nothing but {@link #close} waits for the disk. */
final class KnownServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KnownServers.class);
    private static final Pattern FINGERPRINT = Pattern.compile("([0-9A-F]{2}:){31}[0-9A-F]{2}");

    private final KnownServersFile file;
    /** One thread, there only while something is written. */
    private final ThreadPoolExecutor disk = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
        Thread thread = new Thread(work, "parley-signaling-disk-1");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, String> fingerprints = new ConcurrentHashMap<>();

    /** Reads the file. */
    KnownServers(KnownServersFile file) {
        this.file = file;
        disk.allowCoreThreadTimeOut(true);
        try {
            fingerprints.putAll(file.read());
        } catch (IOException e) {
            LOG.error("{} cannot be read, so no server's certificate is known: {}", file, e.toString());
        }
    }

    /** Whether authorities vouch for it or it is the one that the user trusts. */
    boolean accepts(PeerCertificate certificate) {
        return certificate.vouched() || certificate.fingerprint().equalsIgnoreCase(fingerprints.get(key(certificate.host(), certificate.port())));
    }

    /** Whether the user trusts some certificate of that server. */
    boolean isKnown(PeerCertificate certificate) {
        return fingerprints.containsKey(key(certificate.host(), certificate.port()));
    }

    /**
     * Trusts from now on, and writes it down in the background.
     *
     * @throws IllegalArgumentException when it has no fingerprint or no host
     */
    void trust(ServerCertificate certificate) {
        String key = key(certificate.host(), certificate.port());
        String fingerprint = certificate.fingerprint().toUpperCase(Locale.ROOT);
        if (!KnownServersFile.isKey(key) || !isFingerprint(fingerprint)) {
            throw new IllegalArgumentException(certificate + " is no certificate; expected are host, port and 32 hex pairs joined by colons");
        }
        fingerprints.put(key, fingerprint);
        try {
            disk.execute(() -> write(key, fingerprint));
        } catch (RejectedExecutionException e) {
            LOG.warn("the certificate of {} is not remembered: signaling is stopped", key);
        }
    }

    static boolean isFingerprint(String text) {
        return FINGERPRINT.matcher(text).matches();
    }

    private static String key(String host, int port) {
        String bare = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return (bare.indexOf(':') < 0 ? bare : "[" + bare + "]") + ":" + port;
    }

    private void write(String key, String fingerprint) {
        try {
            file.put(key, fingerprint);
            LOG.info("the certificate of {} is trusted: {}", key, fingerprint);
        } catch (IOException e) {
            LOG.error("the certificate of {} is trusted until this process ends only: {} cannot be written: {}", key, file, e.toString());
        }
    }

    /** Waits for what is being written, a second at most. */
    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(1, TimeUnit.SECONDS)) {
                disk.shutdownNow();
            }
        } catch (InterruptedException e) {
            disk.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
