package org.parley.call;

/** A call could not be begun. The message is one line of English for people. */
public final class CallException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** Nobody is logged in. */
        NOT_LOGGED_IN,
        /** Another call rings or goes on. */
        IN_A_CALL,
        /** The name is not a user name, or one's own. */
        BAD_PEER
    }

    private final Kind kind;

    /** A refusal. */
    public CallException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
