package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.parley.media.CaptureSettings;
import org.parley.media.Devices;
import org.parley.media.MediaException;
import org.parley.media.webrtc.internal.pulse.SoundDevice;
import org.parley.media.webrtc.internal.pulse.SoundDevices;
import org.parley.media.webrtc.internal.pulse.SoundServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cameras, microphones and speakers of the machine. Any thread; nothing blocks longer than 2 s. */
final class Hardware {
    private static final Logger LOG = LoggerFactory.getLogger(Hardware.class);
    private static final long MOST_MILLIS = 1_400;
    /** Bounds what a tone must wait for. */
    private static final long MOST_SOUND_MILLIS = 900;

    private final SoundServer server;
    private final Abandonable abandonable = new Abandonable();
    private volatile boolean silent = !isLinux();

    Hardware(SoundServer server) {
        this.server = server;
    }

    Devices devices() {
        SoundDevices sound = sound();
        return new Devices(cameras().stream().map(VideoDevice::getName).toList(), names(sound.microphones()), names(sound.speakers()));
    }

    SoundServer server() {
        return server;
    }

    /** Sound devices; none without a sound server. */
    SoundDevices sound() {
        SoundDevices known = knownSound();
        return known == null ? SoundDevices.NONE : known;
    }

    /** Sound devices; null when nobody knows, since the server does not answer in time. */
    SoundDevices knownSound() {
        return silent ? SoundDevices.NONE : abandonable.ask("sound devices", this::ask, null, MOST_SOUND_MILLIS);
    }

    private SoundDevices ask() {
        try {
            return server.devices();
        } catch (LinkageError e) {
            silent = true;
            LOG.warn("no sound devices: {}; install libpulse0", e.getMessage());
            return SoundDevices.NONE;
        } catch (TimeoutException e) {
            LOG.debug("the sound server is slow");
            return null;
        }
    }

    /** Cameras; none where that is not known in time. */
    List<VideoDevice> cameras() {
        List<VideoDevice> known = knownCameras();
        return known == null ? List.of() : known;
    }

    /** Cameras; null when nobody knows. */
    List<VideoDevice> knownCameras() {
        if (!mayHaveCamera()) {
            return List.of();
        }
        return abandonable.ask("cameras", () -> List.copyOf(MediaDevices.getVideoCaptureDevices()), null, MOST_MILLIS);
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

    /** The camera of that name. */
    VideoDevice camera(String name) throws MediaException {
        return camera(name, answered("camera", name, "the machine", knownCameras()));
    }

    /** The microphone of that name. */
    SoundDevice microphone(String name) throws MediaException {
        return named("microphone", name, answered("microphone", name, "the sound server", knownSound()).microphones(), SoundDevice::name);
    }

    /** The speaker of that name. */
    SoundDevice speaker(String name) throws MediaException {
        return named("speaker", name, answered("speaker", name, "the sound server", knownSound()).speakers(), SoundDevice::name);
    }

    static VideoDevice camera(String name, List<VideoDevice> all) throws MediaException {
        return named("camera", name, all, VideoDevice::getName);
    }

    /** Who does not answer has not said that there is none. */
    private static <T> T answered(String kind, String name, String asked, T known) throws MediaException {
        if (known == null) {
            throw new MediaException(MediaException.Kind.NO_DEVICE, kind + " \"" + name + "\" cannot be looked for, since " + asked + " does not answer; try again, or choose none", null);
        }
        return known;
    }

    /** The device whose name is, or else contains, {@code name}, whatever its case. */
    private static <T> T named(String kind, String name, List<T> all, Function<T, String> nameOf) throws MediaException {
        String lower = name.toLowerCase(Locale.ROOT);
        for (T device : all) {
            if (nameOf.apply(device).equals(name)) {
                return device;
            }
        }
        for (T device : all) {
            if (nameOf.apply(device).toLowerCase(Locale.ROOT).contains(lower)) {
                return device;
            }
        }
        String there = all.isEmpty() ? "this machine has none" : "choose one of: " + String.join(", ", all.stream().map(nameOf).toList());
        throw new MediaException(MediaException.Kind.NO_DEVICE, kind + " \"" + name + "\" is not there; " + there, null);
    }

    /** Without a device file Linux has no camera; the library need not start its watch of devices then. */
    private static boolean mayHaveCamera() {
        if (!isLinux()) {
            return true;
        }
        try (var files = Files.newDirectoryStream(Path.of("/dev"), "video*")) {
            return files.iterator().hasNext();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    private static List<String> names(List<SoundDevice> devices) {
        return devices.stream().map(SoundDevice::name).toList();
    }
}
