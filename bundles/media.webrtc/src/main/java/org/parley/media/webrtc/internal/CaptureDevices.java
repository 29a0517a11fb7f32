package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.List;
import java.util.Optional;
import org.parley.media.AudioInput;
import org.parley.media.CaptureSettings;
import org.parley.media.LocalMediaListener;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.SoundProcessing;
import org.parley.media.webrtc.internal.pulse.SoundDevice;
import org.parley.media.webrtc.internal.pulse.SoundDevices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices that capture for a media: what takes the place of one that is gone, or is no more the default. Native thread only, but for what says otherwise. */
final class CaptureDevices implements DeviceWatch.User {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureDevices.class);

    private final EngineThreads threads;
    private final Captures captures;
    private final CaptureSettings settings;
    private final PictureTrack picture;
    private final SoundTrack sound;
    private volatile SoundProcessing processing;
    private volatile LocalMediaListener listener;
    private boolean anyMicrophone;

    CaptureDevices(EngineThreads threads, Captures captures, CaptureSettings settings, PictureTrack picture, SoundTrack sound) {
        this.threads = threads;
        this.captures = captures;
        this.settings = settings;
        this.picture = picture;
        this.sound = sound;
        processing = settings.processing();
        anyMicrophone = settings.microphone() instanceof AudioInput.Any;
    }

    /** Null for nobody. Any thread. */
    void listener(LocalMediaListener told) {
        listener = told;
    }

    /** What is done to the sound of microphones, of those that come later, too. */
    void processing(SoundProcessing wanted) {
        processing = wanted;
        sound.processing(wanted);
    }

    /** Any thread. */
    SoundProcessing processing() {
        return processing;
    }

    /** The user wants to be heard by {@code wanted}, which {@code next} is. */
    void microphone(AudioInput wanted, SoundSource next) {
        anyMicrophone = wanted instanceof AudioInput.Any;
        sound.exchange(next);
        sound.processing(processing);
    }

    /** Begins to take pictures. A camera that cannot be started, since another program has it, is as good as gone: the user is told, and would talk to people who do not see him otherwise. */
    void startCamera() {
        try {
            picture.start();
        } catch (MediaException e) {
            LOG.warn("{}", e.getMessage(), e.getCause());
            String name = picture.camera() instanceof CameraSource camera ? camera.device().getName() : picture.description();
            withoutCamera();
            lost(MediaKind.VIDEO, name, picture.description());
        }
    }

    private void withoutCamera() {
        Natives.quietly("no camera", () -> picture.exchange(captures.picture(Optional.empty(), settings)));
    }

    @Override
    public boolean usesSound() {
        return anyMicrophone || sound.microphone() instanceof MicrophoneSource;
    }

    @Override
    public void sound(SoundDevices there) {
        MicrophoneSource current = sound.microphone() instanceof MicrophoneSource microphone ? microphone : null;
        SoundDevice device = current == null ? null : current.device();
        Succession.of(device, current != null && current.isBroken(), anyMicrophone, there.microphones()).ifPresent(change -> {
            sound.exchange(captures.sound(change.next(), processing));
            if (change.lost()) {
                anyMicrophone = true;
                lost(MediaKind.AUDIO, device.name(), change.next().map(SoundDevice::name).orElse("silence"));
            }
        });
    }

    @Override
    public boolean usesCamera() {
        return picture.camera() instanceof CameraSource;
    }

    @Override
    public void cameras(List<VideoDevice> there) {
        if (picture.camera() instanceof CameraSource current) {
            Succession.of(current.device(), false, false, there).ifPresent(change -> threads.blocking(() -> {
                PictureSource next = captures.picture(change.next(), settings);
                threads.run(() -> replace(current, next));
            }));
        }
    }

    private void replace(CameraSource gone, PictureSource next) {
        if (picture.camera() != gone) {
            next.stop();
            return;
        }
        try {
            picture.exchange(next);
        } catch (MediaException e) {
            LOG.warn("{}", e.getMessage(), e.getCause());
            withoutCamera();
        }
        lost(MediaKind.VIDEO, gone.device().getName(), picture.description());
    }

    private void lost(MediaKind kind, String name, String replacement) {
        LOG.info("{} is gone, {} from now on", name, replacement);
        threads.event(() -> {
            LocalMediaListener told = listener;
            if (told != null) {
                told.onDeviceLost(kind, name, replacement);
            }
        });
    }
}
