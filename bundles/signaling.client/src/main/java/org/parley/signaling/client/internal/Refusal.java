package org.parley.signaling.client.internal;

import java.net.URI;
import org.parley.protocol.Reply;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.ServerCertificate;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.transport.PeerCertificate;

/** Why an attempt to connect failed, as it is told; {@code certificate} is null unless it was that. */
record Refusal(DisconnectReason reason, SignalingException failure, ServerCertificate certificate) {
    /** {@code complaint} is what the server said before, or null. */
    static Refusal of(URI server, Ending ending, Reply.Error complaint, KnownServers known) {
        if (ending.certificate() != null) {
            return of(ending.certificate(), known.isKnown(ending.certificate()), ending.cause());
        }
        if (complaint != null) {
            SignalingException failure = new SignalingException(complaint.code(), server + " refuses: " + complaint.message(), complaint.retryAfterMillis());
            return new Refusal(DisconnectReason.SERVER_CLOSED, failure, null);
        }
        DisconnectReason reason = ending.reason() == DisconnectReason.TRANSPORT_STOPPED ? ending.reason() : DisconnectReason.UNREACHABLE;
        String detail = ending.detail().isEmpty() ? "the connection was closed" : ending.detail();
        String message = detail.contains(String.valueOf(server.getHost())) ? detail : "cannot connect to " + server + ": " + detail;
        return new Refusal(reason, new SignalingException(Kind.UNREACHABLE, message, ending.cause()), null);
    }

    private static Refusal of(PeerCertificate shown, boolean changed, Throwable cause) {
        ServerCertificate certificate = new ServerCertificate(shown.host(), shown.port(), shown.fingerprint());
        String name = "the certificate of " + shown.host() + ":" + shown.port();
        if (changed) {
            return new Refusal(DisconnectReason.CERTIFICATE_CHANGED, new SignalingException(Kind.CERTIFICATE_CHANGED, name
                    + " is not the one that was trusted before; it has the fingerprint " + shown.fingerprint()
                    + ". Ask the server's operator, and trust it anew only if he confirms that.", cause), certificate);
        }
        return new Refusal(DisconnectReason.CERTIFICATE_UNKNOWN, new SignalingException(Kind.CERTIFICATE_UNKNOWN, name
                + " is not known; compare its fingerprint " + shown.fingerprint() + " with what the server's operator says, then trust it.", cause), certificate);
    }
}
