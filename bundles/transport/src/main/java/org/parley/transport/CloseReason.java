package org.parley.transport;

/**
 * Why a connection ended.
 *
 * @param kind   for programs
 * @param detail English, for people and logs; never null, may be empty
 */
public record CloseReason(Kind kind, String detail) {
    /** What ended the connection. */
    public enum Kind {
        /** This side closed it. */
        LOCAL,
        /** The other side closed it in order. */
        REMOTE,
        /** Reading or writing failed, or the connection was reset, or a listener threw. */
        FAILED,
        /** Silence, an incomplete message, or a write that did not progress, for longer than the timeout. */
        TIMEOUT,
        /** More than {@code maxUnsentBytes} waited to be sent. */
        OVERFLOW,
        /** The other side broke TLS or RFC 6455. */
        PROTOCOL,
        /** The provider of the transport was stopped or updated. */
        TRANSPORT_STOPPED
    }
}
