package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer connection factory with an audio module without devices: sent sound comes from a {@link SoundOutlet}, received sound goes to sinks of its track. So microphone and
 * speaker may be exchanged at any time, and a machine without a sound server is none of its business. Native thread only.
 *
 * <p>The headless module of 0.14.0 plays remote sound into its own microphone, and its capture thread feeds every sent track
 * beside {@code CustomAudioSource}, which aborts the process (two threads in AudioSendStream::SendAudioData). Both are prevented by one order of
 * calls: its buffer refuses a transport while it records. So it records before the factory comes; then its capture thread pulls and mixes
 * remote sound, as is wanted, and what it "captures" goes nowhere. {@link #pull} keeps it so.
 */
final class Factory {
    private static final Logger LOG = LoggerFactory.getLogger(Factory.class);

    private final HeadlessAudioDeviceModule sound = new HeadlessAudioDeviceModule();
    private final PeerConnectionFactory natives;

    Factory() {
        pull();
        natives = new PeerConnectionFactory(sound);
    }

    PeerConnectionFactory natives() {
        return natives;
    }

    /** A connection. The configuration must be good: 0.14.0 ends the process instead of saying what is wrong with it. */
    RTCPeerConnection connection(RTCConfiguration configuration, PeerConnectionObserver observer) {
        pull();
        return natives.createPeerConnection(configuration, observer);
    }

    /** Sees to it that remote sound is pulled; libwebrtc stops it with the last track that is sent. */
    void pull() {
        sound.initRecording();
        sound.startRecording();
    }

    /** Frees all. Connections, tracks and sources must have been freed before. */
    void close() {
        Natives.quietly("stop recording", sound::stopRecording);
        Natives.quietly("dispose factory", natives::dispose);
        Natives.quietly("dispose sound module", sound::dispose);
        LOG.debug("factory freed");
    }
}
