package org.parley.media.webrtc.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells what is played to whoever cancels its echo. Any thread. */
final class Echoes {
    private final List<MicrophoneProcessing> microphones = new CopyOnWriteArrayList<>();

    void add(MicrophoneProcessing microphone) {
        microphones.add(microphone);
    }

    void remove(MicrophoneProcessing microphone) {
        microphones.remove(microphone);
    }

    /** A speaker of this machine plays 10 ms. */
    void played(byte[] block) {
        microphones.forEach(microphone -> microphone.played(block));
    }
}
