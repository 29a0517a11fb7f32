package org.parley.server;

/** The store cannot do it. The message is one line of English for the operator. */
public final class UserStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** An account of that name, in any ASCII case, exists. */
        USERNAME_TAKEN,
        /** No such invitation, or it was used or has expired. */
        INVITATION_INVALID,
        /** The store cannot be read or written at the moment (disk full, closed, broken). */
        UNAVAILABLE
    }

    private final Kind kind;

    /** {@code cause} may be null. */
    public UserStoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
