package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import java.util.Optional;
import org.parley.media.AudioOutput;
import org.parley.media.MediaException;

/** Opens what plays the other side's sound. Any thread. */
final class Speakers {
    private final Hardware hardware;

    Speakers(Hardware hardware) {
        this.hardware = hardware;
    }

    Speaker open(AudioOutput output, Factory factory) throws MediaException {
        if (output instanceof AudioOutput.File file) {
            Speaker speaker = new FileSpeaker(file.path());
            mute(factory, true);
            return speaker;
        }
        Optional<AudioDevice> device = device(output);
        if (device.isEmpty() || factory.isHeadless()) {
            mute(factory, true);
            return device.isEmpty() ? Speaker.NONE : new DeviceSpeaker(device.get());
        }
        Natives.quietly("choose speaker", () -> factory.sound().setPlayoutDevice(device.get()));
        mute(factory, false);
        return Speaker.NONE;
    }

    private Optional<AudioDevice> device(AudioOutput output) throws MediaException {
        if (output instanceof AudioOutput.Device device) {
            return Optional.of(Hardware.named("speaker", device.name(), hardware.sound().speakers()));
        }
        return output instanceof AudioOutput.Any ? hardware.sound().speakers().stream().findFirst() : Optional.empty();
    }

    /** A module that captures from a device also plays to one, unless it is told not to. */
    private static void mute(Factory factory, boolean muted) {
        if (!factory.isHeadless()) {
            Natives.quietly("mute speaker", () -> factory.sound().setSpeakerMute(muted));
        }
    }
}
