package org.parley.media;

/** Media cannot be had. The message is one line of English that names the thing, what is wrong and what to do. */
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** A file cannot be read or written, or is not of its format. */
        BAD_FILE,
        /** A device that was asked for by name is not there. */
        NO_DEVICE,
        /** The engine's native library, or a system library it needs, is missing. */
        UNAVAILABLE,
        /** A session description was refused. */
        BAD_DESCRIPTION,
        /** The user does not want it. */
        REFUSED,
        /** The session or the engine is closed. */
        CLOSED,
        /** Anything else. */
        FAILED
    }

    private final Kind kind;

    /** A failure; {@code cause} may be null. */
    public MediaException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
