package org.parley.signaling;

/** Where a {@link SignalingClient} stands. */
public enum SignalingState {
    /** No connection, and none is sought. */
    DISCONNECTED,
    /** The first attempt is under way. */
    CONNECTING,
    /** Connected, nobody is logged in. */
    CONNECTED,
    /** Connected and logged in. */
    LOGGED_IN,
    /** The connection was lost and is sought anew. */
    RECONNECTING
}
