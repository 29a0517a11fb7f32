package org.parley.signaling;

/** Another user, in the registered spelling. */
public record Peer(String username, Status status) {
    /** Whether he can be called: a hint. */
    public enum Status {
        /** Online and free. */
        AVAILABLE,
        /** Online, in a call. */
        BUSY,
        /** Not online. */
        OFFLINE
    }
}
