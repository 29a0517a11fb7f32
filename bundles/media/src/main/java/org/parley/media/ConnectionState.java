package org.parley.media;

/** The state of a session's connection, as RTCPeerConnectionState (W3C WebRTC 4.4.3). */
public enum ConnectionState {
    /** Connectivity is being looked for. */
    CONNECTING,
    /** Media can flow. */
    CONNECTED,
    /** Nothing comes at the moment; may recover by itself. */
    DISCONNECTED,
    /** No way was found; only an ICE restart helps. */
    FAILED
}
