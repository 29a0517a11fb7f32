package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.AudioInput;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.VideoInput;
import org.parley.media.source.WavFile;

/** Turns settings into sources: what may block is done by the caller, what is native on the native thread. */
final class Captures {
    private static final long LONGEST_MILLIS = 3_000;

    private final EngineThreads threads;
    private final Factories factories;
    private final Hardware hardware;
    private final AtomicInteger number = new AtomicInteger();

    Captures(EngineThreads threads, Factories factories, Hardware hardware) {
        this.threads = threads;
        this.factories = factories;
        this.hardware = hardware;
    }

    /** A source that is made on the native thread. */
    private interface Recipe<T> {
        T make(Factory factory) throws MediaException;
    }

    /** Opens sources and notes them in {@code opened}, a concurrent set, as long as they are. */
    WebRtcLocalMedia open(CaptureSettings settings, Set<WebRtcLocalMedia> opened) throws MediaException {
        int count = number.incrementAndGet();
        Optional<AudioDevice> microphone = microphone(settings.microphone());
        WavFile file = settings.microphone() instanceof AudioInput.File chosen ? WavFile.open(chosen.path()) : null;
        try {
            Recipe<PictureSource> picture = picture(settings, count);
            return threads.call(() -> {
                Factory factory = microphone.isPresent() ? factories.devices(microphone.get()) : factories.headless();
                SoundSource sound = microphone.isPresent() ? new MicrophoneSource(factory, microphone.get().getName())
                        : new SoundPump(file, soundName(settings.microphone(), file), count);
                WebRtcLocalMedia media = new WebRtcLocalMedia(threads, factory, picture.make(factory), sound, opened::remove);
                opened.add(media);
                return media;
            }, LONGEST_MILLIS);
        } catch (MediaException | RuntimeException e) {
            if (file != null) {
                file.close();
            }
            throw e;
        }
    }

    private Recipe<PictureSource> picture(CaptureSettings settings, int count) throws MediaException {
        VideoInput camera = settings.camera();
        if (camera instanceof VideoInput.None) {
            return factory -> new PicturePump(null, count);
        }
        if (camera instanceof VideoInput.File file) {
            FilmPictures film = new FilmPictures(file.path());
            return factory -> new PicturePump(film, count);
        }
        if (camera instanceof VideoInput.Device device) {
            return camera(Hardware.named("camera", device.name(), hardware.cameras()), settings);
        }
        List<VideoDevice> cameras = camera instanceof VideoInput.Any ? hardware.cameras() : List.of();
        return cameras.isEmpty() ? factory -> new PicturePump(new PatternPictures(settings), count) : camera(cameras.get(0), settings);
    }

    private Recipe<PictureSource> camera(VideoDevice device, CaptureSettings settings) {
        var mode = hardware.mode(device, settings);
        return factory -> new CameraSource(device, mode);
    }

    private Optional<AudioDevice> microphone(AudioInput input) throws MediaException {
        if (input instanceof AudioInput.Device device) {
            return Optional.of(Hardware.named("microphone", device.name(), hardware.sound().microphones()));
        }
        return input instanceof AudioInput.Any ? hardware.sound().microphones().stream().findFirst() : Optional.empty();
    }

    private static String soundName(AudioInput input, WavFile file) {
        if (file != null && input instanceof AudioInput.File chosen) {
            return chosen.path().getFileName().toString();
        }
        return input instanceof AudioInput.Any ? "silence (no microphone)" : "silence";
    }
}
