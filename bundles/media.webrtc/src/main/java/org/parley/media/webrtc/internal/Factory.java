package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer connection factory with its audio module. Native thread only.
 *
 * <p>The headless module of 0.14.0 plays remote sound into its own microphone, and its capture thread feeds every sent track
 * beside {@code CustomAudioSource}, which aborts the process (two threads in AudioSendStream::SendAudioData). Both are prevented by one order of
 * calls: its buffer refuses a transport while it records. So it records before the factory comes; then its capture thread pulls and mixes
 * remote sound, as is wanted, and what it "captures" goes nowhere. {@link #pull} keeps it so.
 */
final class Factory {
    private static final Logger LOG = LoggerFactory.getLogger(Factory.class);

    private final AudioDeviceModuleBase sound;
    private final PeerConnectionFactory natives;
    private final boolean headless;
    private boolean closed;

    private Factory(AudioDeviceModuleBase sound, boolean headless) {
        this.sound = sound;
        this.headless = headless;
        natives = new PeerConnectionFactory(sound);
    }

    /** One without sound devices: sent sound comes from {@link SoundPump}, received sound goes to sinks of its track. */
    static Factory headless() {
        HeadlessAudioDeviceModule sound = new HeadlessAudioDeviceModule();
        sound.initRecording();
        sound.startRecording();
        return new Factory(sound, true);
    }

    /** One that captures from and plays to the machine's devices. */
    static Factory devices(AudioDeviceModule sound) {
        return new Factory(sound, false);
    }

    PeerConnectionFactory natives() {
        return natives;
    }

    AudioDeviceModuleBase sound() {
        return sound;
    }

    /** True when all is freed: nothing native may be touched any more. Native thread only. */
    boolean isClosed() {
        return closed;
    }

    /** Whether there are no sound devices. */
    boolean isHeadless() {
        return headless;
    }

    /** A connection. The configuration must be good: 0.14.0 ends the process instead of saying what is wrong with it. */
    RTCPeerConnection connection(RTCConfiguration configuration, PeerConnectionObserver observer) {
        pull();
        return natives.createPeerConnection(configuration, observer);
    }

    /** Sees to it that remote sound is pulled; libwebrtc stops it with the last track that is sent. */
    void pull() {
        if (headless) {
            sound.initRecording();
            sound.startRecording();
        }
    }

    /** Frees all. Connections, tracks and sources must have been freed before. */
    void close() {
        closed = true;
        Natives.quietly("stop recording", sound::stopRecording);
        Natives.quietly("dispose factory", natives::dispose);
        Natives.quietly("dispose sound module", sound::dispose);
        LOG.debug("factory freed");
    }
}
