package org.parley.transport;

import java.io.IOException;

/** A connection could not be opened or a socket not be bound. The message is one line of English for people, and names the address. */
public final class TransportException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The host name has no address. */
        UNKNOWN_HOST,
        /** Nobody listens there, or the network says it cannot be reached. */
        UNREACHABLE,
        /** No answer in time, handshakes included. */
        TIMEOUT,
        /** {@link CertificateTrust} did not accept the certificate; see {@link #certificate()}. */
        CERTIFICATE,
        /** The TLS handshake failed for another reason. */
        TLS,
        /** What answers is not a Parley server: a failed WebSocket upgrade. */
        NOT_PARLEY,
        /** The address to bind is in use. */
        ADDRESS_IN_USE,
        /** The address cannot be bound for another reason. */
        CANNOT_BIND,
        /** The provider was stopped meanwhile. */
        TRANSPORT_STOPPED
    }

    private final Kind kind;
    private final transient PeerCertificate certificate;

    /** A failure without a certificate. */
    public TransportException(Kind kind, String message, Throwable cause) {
        this(kind, message, cause, null);
    }

    /** A failure about {@code certificate}, which may be null. */
    public TransportException(Kind kind, String message, Throwable cause, PeerCertificate certificate) {
        super(message, cause);
        this.kind = kind;
        this.certificate = certificate;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The certificate that was not accepted, with {@link Kind#CERTIFICATE}; otherwise null. */
    public PeerCertificate certificate() {
        return certificate;
    }
}
