package org.parley.launcher.stage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Reads the certificate of a server that this process has started itself, on loopback: nobody else can be there. */
public final class Fingerprint {
    private static final int TIMEOUT_MILLIS = 5_000;

    private Fingerprint() {}

    /** SHA-256 of the certificate's DER form, in upper-case hex pairs joined by colons; null for a plain scheme. */
    public static String of(URI server) throws StageFailure {
        if (!server.getScheme().equals("tls") && !server.getScheme().equals("wss")) {
            return null;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
                socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MILLIS);
                socket.setSoTimeout(TIMEOUT_MILLIS);
                socket.startHandshake();
                byte[] der = socket.getSession().getPeerCertificates()[0].getEncoded();
                return HexFormat.ofDelimiter(":").withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new StageFailure("the server's certificate cannot be read at " + server + " (" + e.getMessage() + ")");
        }
    }

    /** Only looks: what is trusted is decided by the fingerprint. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
