package org.parley.protocol;

/** Whether a user can be called. */
public enum Status {
    /** Online and free. */
    AVAILABLE("available"),
    /** Online and in a call. */
    BUSY("busy"),
    /** Has no session. Said by the server only. */
    OFFLINE("offline");

    private final String wire;

    Status(String wire) {
        this.wire = wire;
    }

    /** The value of {@code status} on the wire. */
    public String wire() {
        return wire;
    }
}
