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

    /** What a sound source will be made of: a microphone, or a file, or silence. */
    private record Sound(AudioDevice microphone, WavFile file, String name) {
        SoundSource make(Factory factory, int number) {
            return microphone == null ? new SoundPump(file, name, number) : new MicrophoneSource(factory, name);
        }

        void close() {
            if (file != null) {
                file.close();
            }
        }
    }

    /** Opens sources and notes them in {@code opened}, a concurrent set, as long as they are. */
    WebRtcLocalMedia open(CaptureSettings settings, Set<WebRtcLocalMedia> opened) throws MediaException {
        PictureSource camera = picture(settings.camera(), settings);
        try {
            Sound sound = sound(settings.microphone());
            try {
                return threads.call(() -> make(settings, camera, sound, opened), WebRtcLocalMedia::end, LONGEST_MILLIS);
            } catch (MediaException e) {
                sound.close();
                throw e;
            }
        } catch (MediaException e) {
            camera.stop();
            throw e;
        }
    }

    private WebRtcLocalMedia make(CaptureSettings settings, PictureSource camera, Sound sound, Set<WebRtcLocalMedia> opened) throws MediaException {
        int count = number.incrementAndGet();
        Factory factory = sound.microphone == null ? factories.headless() : factories.devices(sound.microphone);
        try {
            WebRtcLocalMedia media = new WebRtcLocalMedia(threads, this, settings, factory, camera, sound.make(factory, count), freed -> {
                opened.remove(freed);
                factories.release(factory);
            });
            opened.add(media);
            return media;
        } catch (RuntimeException | Error e) {
            factories.release(factory);
            throw e;
        }
    }

    /** What captures from {@code input}, not started. Any thread; may block for as long as it takes to ask for cameras. */
    PictureSource picture(VideoInput input, CaptureSettings settings) throws MediaException {
        int count = number.incrementAndGet();
        if (input instanceof VideoInput.None) {
            return new NoCamera(count);
        }
        if (input instanceof VideoInput.File file) {
            return new PicturePump(new FilmPictures(file.path()), count);
        }
        Optional<VideoDevice> camera = camera(input);
        return camera.isPresent() ? new CameraSource(camera.get(), hardware.mode(camera.get(), settings)) : new PicturePump(new PatternPictures(settings), count);
    }

    private Optional<VideoDevice> camera(VideoInput input) throws MediaException {
        if (input instanceof VideoInput.Device device) {
            return Optional.of(Hardware.named("camera", device.name(), hardware.cameras()));
        }
        List<VideoDevice> all = input instanceof VideoInput.Any ? hardware.cameras() : List.of();
        return all.stream().findFirst();
    }

    private Sound sound(AudioInput input) throws MediaException {
        if (input instanceof AudioInput.File file) {
            return new Sound(null, WavFile.open(file.path()), file.path().getFileName().toString());
        }
        if (input instanceof AudioInput.Silence) {
            return new Sound(null, null, "silence");
        }
        List<AudioDevice> all = hardware.sound().microphones();
        if (input instanceof AudioInput.Device device) {
            AudioDevice named = Hardware.named("microphone", device.name(), all);
            return new Sound(named, null, named.getName());
        }
        return all.isEmpty() ? new Sound(null, null, "silence (no microphone)") : new Sound(all.get(0), null, all.get(0).getName());
    }
}
