package org.parley.call.internal;

import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.VideoInput;

/** The checked configuration: the engine that is wanted (empty for the best), what it captures, where sound goes, and whether it must go through a relay. */
record Settings(String engine, MediaChoice media, boolean relayOnly) {
    /** By any way. */
    Settings(String engine, MediaChoice media) {
        this(engine, media, false);
    }

    /** @throws IllegalArgumentException when a value is not allowed; the message names key, value and what is allowed */
    static Settings of(CallConfig config) {
        try {
            CaptureSettings capture = new CaptureSettings(VideoInput.parse(named("camera", config.camera(), "none, pattern, any, a .y4m file or a camera's name")),
                    AudioInput.parse(named("microphone", config.microphone(), "silence, any, a .wav file or a microphone's name")),
                    config.width(), config.height(), config.framesPerSecond());
            AudioOutput speaker = AudioOutput.parse(named("speaker", config.speaker(), "none, any, a .wav file or a speaker's name"));
            return new Settings(config.engine().strip(), new MediaChoice(capture, speaker), config.relayOnly());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("conf/org.parley.call.cfg: " + e.getMessage(), e);
        }
    }

    private static String named(String key, String value, String allowed) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " is empty, but must be " + allowed);
        }
        return value.strip();
    }
}
