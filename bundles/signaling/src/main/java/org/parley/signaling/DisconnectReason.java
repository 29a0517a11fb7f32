package org.parley.signaling;

/** Why a connection ended. */
public enum DisconnectReason {
    /** The user asked for it. */
    REQUESTED,
    /** The first attempt found nobody, or not a Parley server. */
    UNREACHABLE,
    /** Nothing came for too long. */
    TIMEOUT,
    /** Reading or writing failed. */
    CONNECTION_LOST,
    /** The server closed it, or is going down. */
    SERVER_CLOSED,
    /** The same user logged in elsewhere. */
    DISPLACED,
    /** The server's certificate is not known; see {@link SignalingEvent.CertificateRejected}. */
    CERTIFICATE_UNKNOWN,
    /** The server's certificate is not the one that was trusted. */
    CERTIFICATE_CHANGED,
    /** The server does not accept the session's token any more. */
    TOKEN_REFUSED,
    /** The provider of the transport was stopped or is updated, or that of signaling, or the server is to be reached another way; it is sought again at once. */
    TRANSPORT_STOPPED,
    /** The server broke the protocol. */
    PROTOCOL
}
