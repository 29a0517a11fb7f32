package org.parley.ui.swt.internal.model;

import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;

/** What is captured and where sound goes: the command line before the settings. */
public record MediaPlan(Settings settings, LaunchOptions options) {
    /** Where pictures come from. */
    public VideoInput camera() {
        return VideoInput.parse(options.camera().isEmpty() ? settings.camera() : options.camera());
    }

    /** Where sound comes from. */
    public AudioInput microphone() {
        return AudioInput.parse(options.microphone().isEmpty() ? settings.microphone() : options.microphone());
    }

    /** Where sound goes. */
    public AudioOutput speaker() {
        return AudioOutput.parse(options.speaker().isEmpty() ? settings.speaker() : options.speaker());
    }

    /** What is done to the microphone's sound. */
    public SoundProcessing processing() {
        return new SoundProcessing(settings.noiseSuppression(), settings.echoCancellation(), settings.automaticGain());
    }

    /** All of it; without {@code video} no picture is sent. */
    public MediaChoice choice(boolean video) {
        int[] size = size();
        return new MediaChoice(new CaptureSettings(video ? camera() : new VideoInput.None(), microphone(), size[0], size[1], rate(), processing()), speaker());
    }

    private int[] size() {
        if (options.size().matches("[0-9]{2,4}x[0-9]{2,4}")) {
            String[] parts = options.size().split("x");
            return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
        }
        return switch (settings.pictureHeight()) {
            case 480 -> new int[] {640, 480};
            case 1080 -> new int[] {1_920, 1_080};
            default -> new int[] {1_280, 720};
        };
    }

    private int rate() {
        return options.framesPerSecond().matches("[0-9]{1,2}") ? Integer.parseInt(options.framesPerSecond()) : settings.framesPerSecond();
    }
}
