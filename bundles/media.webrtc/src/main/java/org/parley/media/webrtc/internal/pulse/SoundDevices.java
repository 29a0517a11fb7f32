package org.parley.media.webrtc.internal.pulse;

import java.util.List;

/** What there is, the default one first. What only repeats the sound of a speaker is no microphone. */
public record SoundDevices(List<SoundDevice> microphones, List<SoundDevice> speakers) {
    /** Nothing, or no server. */
    public static final SoundDevices NONE = new SoundDevices(List.of(), List.of());

    /** Copies the lists. */
    public SoundDevices {
        microphones = List.copyOf(microphones);
        speakers = List.copyOf(speakers);
    }
}
