package org.parley.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.internal.NativeRelease;

/** What webrtc-java 0.14.0 needs done to a peer connection and cannot do itself. */
public final class PeerConnections {
    private PeerConnections() {}

    /**
     * Closes {@code connection} and frees its native object, which {@code close()} alone leaks (two threads and 0.4 MB a
     * call). Blocks for some milliseconds; {@code connection} must not be used afterwards. Does nothing the second time.
     */
    public static void close(RTCPeerConnection connection) {
        long handle = NativeRelease.handleOf(connection);
        if (handle == 0) {
            return;
        }
        connection.close();
        NativeRelease.release(handle);
    }
}
