package org.parley.transport.netty;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.parley.transport.TlsIdentity;

/** The TLS of a listener: asks for the identity at each handshake, and builds a context only when that is another. */
final class ServerTls {
    private final Supplier<TlsIdentity> identity;
    private volatile Built built;

    private record Built(TlsIdentity identity, SslContext context) {}

    ServerTls(Supplier<TlsIdentity> identity) {
        this.identity = identity;
    }

    /** @throws SSLException when there is no identity or it cannot be used */
    SslContext context() throws SSLException {
        TlsIdentity now = identity.get();
        if (now == null) {
            throw new SSLException("there is no TLS identity");
        }
        Built last = built;
        if (last == null || last.identity != now) {
            last = new Built(now, build(now));
            built = last;
        }
        return last.context;
    }

    private static SslContext build(TlsIdentity identity) throws SSLException {
        try {
            return Tls.secure(SslContextBuilder.forServer(identity.key(), identity.chain().toArray(X509Certificate[]::new))).build();
        } catch (RuntimeException e) {
            throw new SSLException(Failures.text(e), e);
        }
    }
}
