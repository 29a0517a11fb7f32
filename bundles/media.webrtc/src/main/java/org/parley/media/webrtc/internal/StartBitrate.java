package org.parley.media.webrtc.internal;

/** placeholder */
final class StartBitrate {
    private StartBitrate() {}

    static String in(String sdp) {
        return sdp;
    }
}
