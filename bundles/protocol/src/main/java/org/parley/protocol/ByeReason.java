package org.parley.protocol;

/** Why a call was ended, as a bye carries it. */
public enum ByeReason {
    /** A user hung up. */
    HANGUP("hangup"),
    /** The caller gave up before an answer. */
    CANCELLED("cancelled"),
    /** The callee does not want to. */
    DECLINED("declined"),
    /** The callee is in another call. */
    BUSY("busy"),
    /** Nobody answered in time. */
    NO_ANSWER("no-answer"),
    /** The call could not be set up or went wrong. */
    FAILED("failed"),
    /** No media came for too long. */
    MEDIA_LOST("media-lost");

    private final String wire;

    ByeReason(String wire) {
        this.wire = wire;
    }

    /** The value of {@code reason} on the wire. */
    public String wire() {
        return wire;
    }

    /** The reason of that name; {@link #HANGUP} for one that is unknown. */
    public static ByeReason of(String wire) {
        for (ByeReason reason : values()) {
            if (reason.wire.equals(wire)) {
                return reason;
            }
        }
        return HANGUP;
    }
}
