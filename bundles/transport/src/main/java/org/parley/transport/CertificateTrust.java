package org.parley.transport;

import org.osgi.annotation.versioning.ConsumerType;

/** Decides whether a server's certificate is trusted. */
@ConsumerType
@FunctionalInterface
public interface CertificateTrust {
    /** Trusts what the platform's certificate authorities vouch for, and nothing else. */
    CertificateTrust VOUCHED = PeerCertificate::vouched;

    /** Called during the TLS handshake on an event loop: must not block. False ends the handshake. */
    boolean accepts(PeerCertificate certificate);
}
