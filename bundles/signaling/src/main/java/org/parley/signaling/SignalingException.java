package org.parley.signaling;

/** A request failed. The message is one line of English for people, and says what to do where that is known. */
public final class SignalingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The URI is none, or of a scheme that no bundle carries. */
        BAD_URI,
        /** The server cannot be reached, or is none. */
        UNREACHABLE,
        /** The certificate is not known; accept it by {@link SignalingClient#trust}. */
        CERTIFICATE_UNKNOWN,
        /** The certificate is not the one that was trusted. */
        CERTIFICATE_CHANGED,
        /** A password would go over a plain connection to another host. */
        INSECURE,
        /** There is no connection, or no login. */
        NOT_CONNECTED,
        /** The connection was lost before the answer came. */
        CONNECTION_LOST,
        /** No answer in time. */
        TIMEOUT,
        /** The server refused; {@link #code} says why. */
        REFUSED
    }

    private final Kind kind;
    private final String code;
    private final long retryAfterMillis;

    /** {@code cause} may be null. */
    public SignalingException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = null;
        this.retryAfterMillis = -1;
    }

    /** The server refused with {@code code}; {@code retryAfterMillis} is -1 where it said nothing of it. */
    public SignalingException(String code, String message, long retryAfterMillis) {
        super(message);
        this.kind = Kind.REFUSED;
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** The protocol's error code, with {@link Kind#REFUSED}; otherwise null. */
    public String code() {
        return code;
    }

    /** When to try again, in milliseconds; -1 where unknown. */
    public long retryAfterMillis() {
        return retryAfterMillis;
    }
}
