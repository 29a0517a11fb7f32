package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.media.AudioInput;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;
import org.parley.media.source.WavFile;
import org.parley.media.webrtc.internal.pulse.SoundDevice;

/** Turns settings into sources: what may block is done by the caller, what is native on the native thread. */
final class Captures {
    private static final long LONGEST_MILLIS = 3_000;

    private final EngineThreads threads;
    private final Factories factories;
    private final Hardware hardware;
    private final DeviceWatch watch;
    private final Echoes echoes;
    private final AtomicInteger number = new AtomicInteger();

    Captures(EngineThreads threads, Factories factories, Hardware hardware, DeviceWatch watch, Echoes echoes) {
        this.threads = threads;
        this.factories = factories;
        this.hardware = hardware;
        this.watch = watch;
        this.echoes = echoes;
    }

    /** Opens sources and notes them in {@code opened}, a concurrent set, as long as they are. */
    WebRtcLocalMedia open(CaptureSettings settings, Set<WebRtcLocalMedia> opened) throws MediaException {
        PictureSource camera = picture(settings.camera(), settings);
        try {
            SoundSource microphone = sound(settings.microphone(), settings.processing());
            try {
                return threads.call(() -> make(settings, camera, microphone, opened), WebRtcLocalMedia::end, LONGEST_MILLIS);
            } catch (MediaException e) {
                microphone.stop();
                throw e;
            }
        } catch (MediaException e) {
            camera.stop();
            throw e;
        }
    }

    private WebRtcLocalMedia make(CaptureSettings settings, PictureSource camera, SoundSource microphone, Set<WebRtcLocalMedia> opened) throws MediaException {
        WebRtcLocalMedia media = new WebRtcLocalMedia(threads, this, watch, settings, factories.get(), camera, microphone, opened::remove);
        opened.add(media);
        return media;
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
            return Optional.of(hardware.camera(device.name()));
        }
        List<VideoDevice> all = input instanceof VideoInput.Any ? hardware.cameras() : List.of();
        return all.stream().findFirst();
    }

    /** The same for sound. */
    SoundSource sound(AudioInput input, SoundProcessing processing) throws MediaException {
        if (input instanceof AudioInput.File file) {
            return new SoundPump(WavFile.open(file.path()), file.path().getFileName().toString(), number.incrementAndGet());
        }
        if (input instanceof AudioInput.Silence) {
            return new SoundPump(null, "silence", number.incrementAndGet());
        }
        if (input instanceof AudioInput.Device device) {
            return microphone(hardware.microphone(device.name()), processing);
        }
        return sound(hardware.sound().microphones().stream().findFirst(), processing);
    }

    /** What records from a microphone, silence without one. Never blocks. */
    SoundSource sound(Optional<SoundDevice> microphone, SoundProcessing processing) {
        return microphone.isPresent() ? microphone(microphone.get(), processing) : new SoundPump(null, "silence (no microphone)", number.incrementAndGet());
    }

    private SoundSource microphone(SoundDevice device, SoundProcessing processing) {
        return new MicrophoneSource(device, hardware, echoes, processing, number.incrementAndGet(), watch::soon);
    }

    /** What captures from a camera, no pictures without one. Blocks for as long as it takes to ask for its modes. */
    PictureSource picture(Optional<VideoDevice> camera, CaptureSettings settings) {
        int count = number.incrementAndGet();
        return camera.isPresent() ? new CameraSource(camera.get(), hardware.mode(camera.get(), settings)) : new NoCamera(count);
    }
}
