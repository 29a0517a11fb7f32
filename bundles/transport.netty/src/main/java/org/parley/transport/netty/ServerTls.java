package org.parley.transport.netty;

import io.netty.channel.Channel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.parley.transport.TlsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS of a listener: asks for the identity at each handshake, and builds a context only when that is another. BoringSSL computes it, by native code, where its bundles are
 * installed, their library can be loaded, and it knows the kind of key; elsewhere Java, for which a handshake costs several times as much. Thread-safe.
 */
final class ServerTls {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
    private static final Set<String> NATIVE_KEYS = Set.of("EC", "RSA");

    private final Supplier<TlsIdentity> identity;
    private volatile Built built;

    private record Built(TlsIdentity identity, SslContext context) {}

    ServerTls(Supplier<TlsIdentity> identity) {
        this.identity = identity;
    }

    /** @throws SSLException when there is no identity or it cannot be used */
    void check() throws SSLException {
        built();
    }

    /**
     * Has a fresh channel begin with a handshake, which {@code handshakes} compute.
     *
     * @throws SSLException when there is no identity or it cannot be used; then nothing has changed
     */
    void secure(Channel fresh, Handshakes handshakes) throws SSLException {
        Built now = built();
        SSLEngine engine = now.context.newEngine(fresh.alloc());
        Handshake handshake = handshakes.of(fresh, engine);
        fresh.pipeline().addLast(handshake, Tls.prepare(new SslHandler(new GuardedEngine(engine, handshake), handshake)));
    }

    private Built built() throws SSLException {
        TlsIdentity now = identity.get();
        if (now == null) {
            throw new SSLException("there is no TLS identity");
        }
        Built last = built;
        if (last == null || last.identity != now) {
            last = new Built(now, build(now));
            built = last;
        }
        return last;
    }

    private static SslContext build(TlsIdentity identity) throws SSLException {
        String algorithm = identity.key().getAlgorithm();
        if (!OpenSsl.isAvailable()) {
            LOG.debug("TLS is Java's: BoringSSL cannot be used", OpenSsl.unavailabilityCause());
        } else if (!NATIVE_KEYS.contains(algorithm)) {
            LOG.debug("TLS is Java's: BoringSSL takes no key for {}", algorithm);
        } else {
            try {
                SslContext context = build(identity, SslProvider.OPENSSL);
                ((OpenSslSessionContext) context.sessionContext()).setSessionCacheEnabled(false); // 20,000 sessions, which no client of ours takes up
                return context;
            } catch (SSLException e) {
                LOG.debug("TLS is Java's: BoringSSL does not take the identity", e); // a curve that it does not know; what is wrong altogether Java says as well
            }
        }
        return build(identity, SslProvider.JDK);
    }

    private static SslContext build(TlsIdentity identity, SslProvider provider) throws SSLException {
        try {
            return Tls.secure(SslContextBuilder.forServer(identity.key(), identity.chain().toArray(X509Certificate[]::new)), provider).build();
        } catch (RuntimeException e) {
            throw new SSLException(Failures.text(e), e);
        }
    }
}
