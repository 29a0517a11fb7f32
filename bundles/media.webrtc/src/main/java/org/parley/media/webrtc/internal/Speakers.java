package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.media.AudioOutput;
import org.parley.media.MediaException;

/** Opens what plays the other side's sound. Any thread. */
final class Speakers {
    private static final long LONGEST_MILLIS = 3_000;

    private final EngineThreads threads;
    private final Hardware hardware;

    Speakers(EngineThreads threads, Hardware hardware) {
        this.threads = threads;
        this.hardware = hardware;
    }

    Speaker open(AudioOutput output, Factory factory) throws MediaException {
        if (output instanceof AudioOutput.File file) {
            mute(factory, true);
            return new FileSpeaker(file.path());
        }
        Optional<AudioDevice> device = device(output);
        if (device.isEmpty() || factory.isHeadless()) {
            mute(factory, true);
            return device.isEmpty() ? Speaker.NONE : new DeviceSpeaker(device.get());
        }
        onSound(factory, sound -> sound.setPlayoutDevice(device.get()));
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
    private void mute(Factory factory, boolean muted) throws MediaException {
        if (!factory.isHeadless()) {
            onSound(factory, sound -> sound.setSpeakerMute(muted));
        }
    }

    private void onSound(Factory factory, Consumer<AudioDeviceModuleBase> change) throws MediaException {
        threads.await(() -> {
            if (!factory.isClosed()) {
                Natives.quietly("set speaker", () -> change.accept(factory.sound()));
            }
        }, LONGEST_MILLIS);
    }
}
