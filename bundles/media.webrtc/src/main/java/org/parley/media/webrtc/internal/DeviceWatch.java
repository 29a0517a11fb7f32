package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.parley.media.webrtc.internal.pulse.SoundDevices;

/** Looks every 2 s what devices there are, while somebody uses one, and sooner when one has failed. Native thread only, but for {@link #soon}. */
final class DeviceWatch {
    private static final long INTERVAL_MILLIS = 2_000;
    private static final long SOON_MILLIS = 200;

    private final EngineThreads threads;
    private final Hardware hardware;
    private final Set<User> users = new LinkedHashSet<>();
    private Future<?> rounds;
    private boolean asking;

    /** Who uses devices. Called on the native thread. */
    interface User {
        /** Whether it wants to know of microphones and speakers. */
        boolean usesSound();

        /** What there is, the default ones first. */
        void sound(SoundDevices there);

        /** Whether it wants to know of cameras. */
        default boolean usesCamera() {
            return false;
        }

        /** What there is. */
        default void cameras(List<VideoDevice> there) {}
    }

    DeviceWatch(EngineThreads threads, Hardware hardware) {
        this.threads = threads;
        this.hardware = hardware;
    }

    void add(User user) {
        users.add(user);
        if (rounds == null) {
            rounds = threads.repeat(this::look, INTERVAL_MILLIS);
        }
    }

    void remove(User user) {
        users.remove(user);
        if (users.isEmpty() && rounds != null) {
            rounds.cancel(false);
            rounds = null;
        }
    }

    /** A device has failed. Any thread. */
    void soon() {
        threads.later(this::look, SOON_MILLIS);
    }

    private void look() {
        boolean sound = users.stream().anyMatch(User::usesSound);
        boolean camera = users.stream().anyMatch(User::usesCamera);
        if (asking || !sound && !camera) {
            return;
        }
        asking = threads.blocking(() -> {
            var devices = sound ? hardware.knownSound() : null;
            var cameras = camera ? hardware.knownCameras() : null;
            threads.run(() -> tell(devices, cameras));
        });
    }

    private void tell(SoundDevices devices, List<VideoDevice> cameras) {
        asking = false;
        for (User user : List.copyOf(users)) {
            if (devices != null && user.usesSound()) {
                Natives.callback("change of devices", () -> user.sound(devices));
            }
            if (cameras != null && user.usesCamera()) {
                Natives.callback("change of cameras", () -> user.cameras(cameras));
            }
        }
    }
}
