package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.MediaException;

/** Cameras, microphones and speakers of the machine. Any thread; nothing blocks longer than 2 s. */
final class Hardware {
    private static final long MOST_MILLIS = 1_400;

    private final SoundServer server;
    private final Abandonable abandonable = new Abandonable();

    Hardware(SoundServer server) {
        this.server = server;
    }

    Devices devices() {
        Sound sound = sound();
        return new Devices(names(cameras()), names(sound.microphones), names(sound.speakers));
    }

    /** Sound devices; empty lists without a sound server. */
    record Sound(List<AudioDevice> microphones, List<AudioDevice> speakers) {
        static final Sound NONE = new Sound(List.of(), List.of());
    }

    Sound sound() {
        return withModule(module -> new Sound(List.copyOf(module.getRecordingDevices()), List.copyOf(module.getPlayoutDevices())), Sound.NONE);
    }

    /** A module for the machine's sound devices, if a sound server answers. */
    Optional<AudioDeviceModule> module() {
        if (!server.answers()) {
            return Optional.empty();
        }
        return abandonable.ask("the sound module", () -> Optional.of(new AudioDeviceModule()), Optional.empty(), MOST_MILLIS);
    }

    List<VideoDevice> cameras() {
        if (!mayHaveCamera()) {
            return List.of();
        }
        return abandonable.ask("cameras", () -> List.copyOf(MediaDevices.getVideoCaptureDevices()), List.of(), MOST_MILLIS);
    }

    /** The mode of a camera that is nearest to what is wanted; among equally near ones the fastest that is not too fast. */
    VideoCaptureCapability mode(VideoDevice camera, CaptureSettings wanted) {
        VideoCaptureCapability exact = new VideoCaptureCapability(wanted.width(), wanted.height(), wanted.framesPerSecond());
        List<VideoCaptureCapability> all = abandonable.ask("modes of the camera", () -> List.copyOf(MediaDevices.getVideoCaptureCapabilities(camera)),
                List.of(), MOST_MILLIS);
        return nearest(all, exact);
    }

    static VideoCaptureCapability nearest(List<VideoCaptureCapability> all, VideoCaptureCapability wanted) {
        return all.stream().min(Comparator
                .comparingInt((VideoCaptureCapability one) -> Math.abs(one.width - wanted.width) + Math.abs(one.height - wanted.height))
                .thenComparingInt(one -> Math.abs(one.frameRate - wanted.frameRate))).orElse(wanted);
    }

    /** The device whose name is, or else contains, {@code name}, whatever its case. */
    static <T extends Device> T named(String kind, String name, List<T> all) throws MediaException {
        String lower = name.toLowerCase(Locale.ROOT);
        for (T device : all) {
            if (device.getName().equals(name)) {
                return device;
            }
        }
        for (T device : all) {
            if (device.getName().toLowerCase(Locale.ROOT).contains(lower)) {
                return device;
            }
        }
        String there = all.isEmpty() ? "this machine has none" : "choose one of: " + String.join(", ", names(all));
        throw new MediaException(MediaException.Kind.NO_DEVICE, kind + " \"" + name + "\" is not there; " + there, null);
    }

    private <T> T withModule(Function<AudioDeviceModule, T> question, T otherwise) {
        if (!server.answers()) {
            return otherwise;
        }
        return abandonable.ask("sound devices", () -> {
            AudioDeviceModule module = new AudioDeviceModule();
            try {
                return question.apply(module);
            } finally {
                module.dispose();
            }
        }, otherwise, MOST_MILLIS);
    }

    /** Without a device file Linux has no camera; the library need not start its watch of devices then. */
    private static boolean mayHaveCamera() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return true;
        }
        try (var files = Files.newDirectoryStream(Path.of("/dev"), "video*")) {
            return files.iterator().hasNext();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static List<String> names(List<? extends Device> devices) {
        return devices.stream().map(Device::getName).toList();
    }
}
