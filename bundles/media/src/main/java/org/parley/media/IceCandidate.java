package org.parley.media;

/**
 * An RTCIceCandidateInit (W3C WebRTC 4.8.1.1). An empty {@code candidate} ends the generation of its {@code usernameFragment}.
 * {@code sdpMid}, {@code sdpMLineIndex} and {@code usernameFragment} may be null.
 */
public record IceCandidate(String candidate, String sdpMid, Integer sdpMLineIndex, String usernameFragment) {}
