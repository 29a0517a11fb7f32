package org.parley.protocol;

/** The stable codes of error messages. */
public enum ErrorCode {
    FRAME_TOO_LARGE, BAD_FRAME, HELLO_EXPECTED, BAD_MESSAGE, UNSUPPORTED_TYPE, NOT_LOGGED_IN, UNEXPECTED, UNSUPPORTED_VERSION, USERNAME_TAKEN,
    USERNAME_INVALID, PASSWORD_INVALID, REGISTRATION_CLOSED, INVALID_CREDENTIALS, TOKEN_INVALID, RATE_LIMITED, DISPLACED, FROM_MISMATCH,
    PEER_OFFLINE, PEER_UNREACHABLE, INTERNAL, TOO_MANY_CONNECTIONS, SERVER_SHUTDOWN;

    private final String wire = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    /** The value of {@code code} on the wire. */
    public String wire() {
        return wire;
    }
}
