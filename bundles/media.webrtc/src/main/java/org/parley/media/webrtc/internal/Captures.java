package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
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

    /** What a picture source will be made of: a camera, or pictures (null for none). */
    private record Picture(Pictures drawn, VideoDevice camera, VideoCaptureCapability mode) {
        PictureSource make(int number) {
            return camera == null ? new PicturePump(drawn, number) : new CameraSource(camera, mode);
        }

        void close() {
            if (drawn != null) {
                drawn.close();
            }
        }
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
        Picture picture = picture(settings);
        try {
            Sound sound = sound(settings.microphone());
            try {
                return threads.call(() -> make(picture, sound, opened), WebRtcLocalMedia::end, LONGEST_MILLIS);
            } catch (MediaException e) {
                sound.close();
                throw e;
            }
        } catch (MediaException e) {
            picture.close();
            throw e;
        }
    }

    private WebRtcLocalMedia make(Picture picture, Sound sound, Set<WebRtcLocalMedia> opened) throws MediaException {
        int count = number.incrementAndGet();
        Factory factory = sound.microphone == null ? factories.headless() : factories.devices(sound.microphone);
        try {
            WebRtcLocalMedia media = new WebRtcLocalMedia(threads, factory, picture.make(count), sound.make(factory, count), freed -> {
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

    private Picture picture(CaptureSettings settings) throws MediaException {
        VideoInput input = settings.camera();
        if (input instanceof VideoInput.None) {
            return new Picture(null, null, null);
        }
        if (input instanceof VideoInput.File file) {
            return new Picture(new FilmPictures(file.path()), null, null);
        }
        Optional<VideoDevice> camera = camera(input);
        return camera.isPresent() ? new Picture(null, camera.get(), hardware.mode(camera.get(), settings)) : new Picture(new PatternPictures(settings), null, null);
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
