package org.parley.protocol;

/** A message is not what the protocol says. The message is English, for people. */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    /** {@code field} names the offending field, or is null when there is none. */
    public MalformedMessageException(String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /** The offending field, or null. */
    public String field() {
        return field;
    }
}
