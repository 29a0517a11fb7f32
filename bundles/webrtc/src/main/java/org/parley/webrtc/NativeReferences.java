package org.parley.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.internal.NativeReference;
import dev.onvoid.webrtc.media.MediaSource;
import dev.onvoid.webrtc.media.MediaStreamTrack;

/**
 * References of native objects that webrtc-java 0.14.0 leaks or does not hold. Call from the thread that uses the objects
 * otherwise; each method blocks for some milliseconds at most.
 */
public final class NativeReferences {
    private NativeReferences() {}

    /**
     * Closes {@code connection} and frees its native object, which {@code close()} alone leaks (two threads and 0.4 MB a
     * call). It must not be used afterwards. Does nothing the second time.
     */
    public static void close(RTCPeerConnection connection) {
        long address = NativeReference.of(connection);
        if (address != 0) {
            connection.close();
            NativeReference.release(address);
        }
    }

    /** Drops the reference that {@code addTrack} gave and never takes back. {@code sender} must not be used afterwards. */
    public static void release(RTCRtpSender sender) {
        NativeReference.release(NativeReference.of(sender));
    }

    /** Drops the reference that {@code createAudioSource} gave; such a source has no {@code dispose}. It must not be used afterwards. */
    public static void release(MediaSource source) {
        NativeReference.release(NativeReference.of(source));
    }

    /** Keeps alive a track of the other side, which the library hands over without a reference. Pair it with {@link #release(MediaStreamTrack)}. */
    public static void retain(MediaStreamTrack track) {
        NativeReference.retain(NativeReference.of(track));
    }

    /** Drops what {@link #retain} took. {@code track} must not be used afterwards. */
    public static void release(MediaStreamTrack track) {
        NativeReference.release(NativeReference.of(track));
    }
}
