package org.parley.media.webrtc.internal.pulse;

/**
 * A microphone or speaker.
 *
 * @param id   the server's name for it, the same after it was unplugged and plugged in again
 * @param name for people
 */
public record SoundDevice(String id, String name) {}
