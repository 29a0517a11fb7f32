package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import org.parley.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's factories, each made when it is first wanted: one without sound devices, and one with. Native thread only. */
final class Factories {
    private static final Logger LOG = LoggerFactory.getLogger(Factories.class);

    private final Hardware hardware;
    private Factory headless;
    private Factory devices;

    Factories(Hardware hardware) {
        this.hardware = hardware;
    }

    Factory headless() {
        if (headless == null) {
            long start = System.nanoTime();
            headless = Factory.headless();
            LOG.debug("factory made in {} ms", (System.nanoTime() - start) / 1_000_000);
        }
        return headless;
    }

    /** The one that captures from {@code microphone}. */
    Factory devices(AudioDevice microphone) throws MediaException {
        if (devices == null) {
            devices = Factory.devices(hardware.module().orElseThrow(() ->
                    new MediaException(MediaException.Kind.NO_DEVICE, "no sound server answers any more; start PulseAudio or PipeWire", null)));
        }
        Natives.quietly("choose microphone", () -> devices.sound().setRecordingDevice(microphone));
        return devices;
    }

    Void close() {
        if (headless != null) {
            headless.close();
            headless = null;
        }
        if (devices != null) {
            devices.close();
            devices = null;
        }
        return null;
    }
}
