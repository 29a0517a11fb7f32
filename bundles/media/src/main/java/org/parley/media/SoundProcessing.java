package org.parley.media;

/** What is done to the microphone's sound before it is sent. */
public record SoundProcessing(boolean noiseSuppression, boolean echoCancellation, boolean automaticGain) {
    /** All three, as browsers do. */
    public static final SoundProcessing ALL = new SoundProcessing(true, true, true);
}
