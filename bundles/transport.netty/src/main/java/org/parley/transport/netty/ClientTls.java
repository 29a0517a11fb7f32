package org.parley.transport.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.NetUtil;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.parley.transport.CertificateTrust;
import org.parley.transport.PeerCertificate;

/**
 * The TLS of one connection to a server. Asks the platform whether it vouches for the certificate and whether that names the host, and
 * leaves the decision to a {@link CertificateTrust}. Made anew for each connection: a resumed TLS session would not be asked about.
 */
final class ClientTls extends X509ExtendedTrustManager {
    private final Address address;
    private final CertificateTrust trust;
    private final X509ExtendedTrustManager platform;
    private volatile PeerCertificate refused;

    ClientTls(Address address, CertificateTrust trust, X509ExtendedTrustManager platform) {
        this.address = address;
        this.trust = trust;
        this.platform = platform;
    }

    /** @throws SSLException when the host cannot be asked for in TLS */
    SslHandler handler() throws SSLException {
        SslContextBuilder builder = Tls.secure(SslContextBuilder.forClient(), SslProvider.JDK)
            .endpointIdentificationAlgorithm("HTTPS").trustManager(this);
        try {
            if (!NetUtil.isValidIpV4Address(address.host()) && !NetUtil.isValidIpV6Address(address.host())) {
                builder.serverName(new SNIHostName(address.host()));
            }
            return Tls.prepare(builder.build().newHandler(ByteBufAllocator.DEFAULT, address.host(), address.port()));
        } catch (IllegalArgumentException e) {
            throw new SSLException(Failures.text(e), e);
        }
    }

    /** The certificate that was not trusted, or null. */
    PeerCertificate refused() {
        return refused;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        PeerCertificate certificate =
            new PeerCertificate(address.host(), address.port(), fingerprint(chain[0]), vouched(chain, authType, engine));
        if (!trust.accepts(certificate)) {
            refused = certificate;
            throw new CertificateException("the certificate " + certificate.fingerprint() + " is not trusted");
        }
    }

    private boolean vouched(X509Certificate[] chain, String authType, SSLEngine engine) {
        try {
            // looks at the host name as well, because the engine asks for HTTPS identification
            platform.checkServerTrusted(chain, authType, engine);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("only engines are used");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only engines are used");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("clients show no certificate");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("clients show no certificate");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("clients show no certificate");
    }
}
