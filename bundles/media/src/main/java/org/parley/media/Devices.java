package org.parley.media;

import java.util.List;

/** The names of the devices of this machine, the default one first; empty lists where there are none. */
public record Devices(List<String> cameras, List<String> microphones, List<String> speakers) {
    /** No device at all. */
    public static final Devices NONE = new Devices(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Devices {
        cameras = List.copyOf(cameras);
        microphones = List.copyOf(microphones);
        speakers = List.copyOf(speakers);
    }
}
