package org.parley.signaling.client.internal;

import java.util.concurrent.CompletionException;
import org.parley.signaling.DisconnectReason;
import org.parley.transport.CloseReason;
import org.parley.transport.PeerCertificate;
import org.parley.transport.TransportException;

/** How an attempt or a connection ended; {@code certificate} and {@code cause} may be null. */
record Ending(DisconnectReason reason, String detail, PeerCertificate certificate, Throwable cause) {
    Ending(DisconnectReason reason, String detail) {
        this(reason, detail, null, null);
    }

    static Ending of(CloseReason reason) {
        return new Ending(switch (reason.kind()) {
            case REMOTE -> DisconnectReason.SERVER_CLOSED;
            case TIMEOUT -> DisconnectReason.TIMEOUT;
            case PROTOCOL -> DisconnectReason.PROTOCOL;
            case TRANSPORT_STOPPED -> DisconnectReason.TRANSPORT_STOPPED;
            case LOCAL, FAILED, OVERFLOW -> DisconnectReason.CONNECTION_LOST;
        }, reason.detail());
    }

    /** Of an attempt that a transport gave up. A certificate is taken for unknown; only {@link KnownServers} can tell that it has changed. */
    static Ending of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String detail = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        DisconnectReason reason = DisconnectReason.UNREACHABLE;
        PeerCertificate certificate = null;
        if (cause instanceof TransportException problem) {
            certificate = problem.certificate();
            if (problem.kind() == TransportException.Kind.TRANSPORT_STOPPED) {
                reason = DisconnectReason.TRANSPORT_STOPPED;
            } else if (certificate != null) {
                reason = DisconnectReason.CERTIFICATE_UNKNOWN;
            }
        }
        return new Ending(reason, detail, certificate, cause);
    }
}
