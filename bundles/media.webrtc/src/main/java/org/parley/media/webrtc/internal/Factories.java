package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import org.parley.media.MediaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's factories, each made when it is first wanted: one without sound devices, which stays, and one with, which goes with its last user, so that
 * the sound server is left alone between calls and may be started anew. Native thread only.
 */
final class Factories {
    private static final Logger LOG = LoggerFactory.getLogger(Factories.class);

    private final Hardware hardware;
    private final EngineThreads threads;
    private Factory headless;
    private Factory devices;
    private int deviceUsers;

    Factories(EngineThreads threads, Hardware hardware) {
        this.threads = threads;
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

    /** The one that captures from {@code microphone}; pair it with {@link #release}. */
    Factory devices(AudioDevice microphone) throws MediaException {
        if (devices == null) {
            devices = Factory.devices(hardware.module().orElseThrow(() ->
                    new MediaException(MediaException.Kind.NO_DEVICE, "no sound server answers any more; start PulseAudio or PipeWire", null)));
        }
        deviceUsers++;
        Natives.quietly("choose microphone", () -> devices.sound().setRecordingDevice(microphone));
        return devices;
    }

    /** A user of a factory has freed all that it had of it. */
    void release(Factory factory) {
        if (factory == devices && --deviceUsers == 0) {
            // Later, after what native callbacks have posted: it may touch native objects of the factory.
            threads.run(() -> {
                if (devices != null && deviceUsers == 0) {
                    devices.close();
                    devices = null;
                }
            });
        }
    }

    void close() {
        if (headless != null) {
            headless.close();
            headless = null;
        }
        if (devices != null) {
            devices.close();
            devices = null;
        }
    }
}
