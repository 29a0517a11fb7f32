package org.parley.call.internal;

import java.util.Locale;
import org.parley.call.CallEvent;
import org.parley.call.CallEvent.DeviceLost.Device;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.MediaException;
import org.parley.media.MediaKind;
import org.parley.media.SoundProcessing;
import org.parley.media.VideoInput;

/** Which devices one call uses. What the user chooses during the call is kept when media is set up anew; what cannot be had leaves the one before. */
final class DeviceChoice {
    private final DirectCall call;
    /** What the user wants. */
    private volatile MediaChoice wanted;
    /** What is in use, as far as is known. */
    private MediaChoice used;
    /** The engine that is there has not what is wanted here, and uses whatever it has; null when it has. */
    private MediaChoice missed;
    private boolean settled;

    DeviceChoice(DirectCall call, MediaChoice first) {
        this.call = call;
        this.wanted = first;
        this.used = first;
    }

    /** Any thread may ask. */
    MediaChoice wanted() {
        return wanted;
    }

    void like(DeviceChoice other) {
        wanted = other.wanted;
    }

    /** A link is opened, with what this returns. */
    MediaChoice opening() {
        missed = settled ? wanted : null;
        used = settled ? any() : wanted;
        return used;
    }

    /** Another engine may have what is wanted. */
    void hope() {
        settled = false;
    }

    /** A fresh session of the same media is made, which plays where this says. */
    AudioOutput renewing() {
        if (missed != null) {
            return used.speaker();
        }
        used = new MediaChoice(used.capture(), wanted.speaker());
        return wanted.speaker();
    }

    /** The link is ready: catches up with what was chosen meanwhile. */
    void ready(MediaLink link) {
        MediaChoice had = missed != null ? missed : used;
        if (!wanted.capture().camera().equals(had.capture().camera())) {
            apply(link, wanted.capture().camera());
        }
        if (!wanted.capture().microphone().equals(had.capture().microphone())) {
            apply(link, wanted.capture().microphone());
        }
        if (!wanted.capture().processing().equals(had.capture().processing())) {
            apply(link, wanted.capture().processing());
        }
        if (!wanted.speaker().equals(had.speaker())) {
            apply(link, wanted.speaker());
        }
    }

    void camera(VideoInput camera) {
        wanted = with(wanted, camera);
        MediaLink link = call.linking().link();
        if (link != null) {
            apply(link, camera);
        }
    }

    void microphone(AudioInput microphone) {
        wanted = with(wanted, microphone);
        MediaLink link = call.linking().link();
        if (link != null) {
            apply(link, microphone);
        }
    }

    void speaker(AudioOutput speaker) {
        wanted = new MediaChoice(wanted.capture(), speaker);
        MediaLink link = call.linking().link();
        if (link != null) {
            apply(link, speaker);
        }
    }

    void processing(SoundProcessing processing) {
        wanted = with(wanted, processing);
        MediaLink link = call.linking().link();
        if (link != null) {
            apply(link, processing);
        }
    }

    private void apply(MediaLink link, VideoInput camera) {
        link.capture().change(media -> media.camera(camera), refused -> call.guard(() -> {
            if (refused == null) {
                used = with(used, camera);
            } else {
                wanted = wanted.capture().camera() == camera ? with(wanted, used.capture().camera()) : wanted;
                refused(refused);
            }
        }));
    }

    private void apply(MediaLink link, AudioInput microphone) {
        link.capture().change(media -> media.microphone(microphone), refused -> call.guard(() -> {
            if (refused == null) {
                used = with(used, microphone);
            } else {
                wanted = wanted.capture().microphone() == microphone ? with(wanted, used.capture().microphone()) : wanted;
                refused(refused);
            }
        }));
    }

    private void apply(MediaLink link, AudioOutput speaker) {
        link.speaker(speaker, () -> used = new MediaChoice(used.capture(), speaker), refused -> {
            wanted = wanted.speaker() == speaker ? new MediaChoice(wanted.capture(), used.speaker()) : wanted;
            refused(refused);
        });
    }

    private void apply(MediaLink link, SoundProcessing processing) {
        used = with(used, processing);
        link.capture().does(media -> media.processing(processing));
    }

    private void refused(MediaException e) {
        call.problem(code(e), e.getMessage());
    }

    /** A code for programs, such as {@code media-no-device}. */
    static String code(MediaException e) {
        return "media-" + e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A device is gone and the engine uses another: that name must not be asked for when media is set up anew. */
    void lost(MediaKind kind, String lost, String replacement) {
        if (kind == MediaKind.VIDEO) {
            wanted = with(wanted, new VideoInput.Any());
            used = with(used, wanted.capture().camera());
        } else {
            wanted = with(wanted, new AudioInput.Any());
            used = with(used, wanted.capture().microphone());
        }
        call.tell(new CallEvent.DeviceLost(call.user(), kind == MediaKind.VIDEO ? Device.CAMERA : Device.MICROPHONE, lost, replacement));
    }

    /** The speaker is gone, likewise. */
    void speakerLost(String lost, String replacement) {
        wanted = new MediaChoice(wanted.capture(), new AudioOutput.Any());
        used = new MediaChoice(used.capture(), wanted.speaker());
        call.tell(new CallEvent.DeviceLost(call.user(), Device.SPEAKER, lost, replacement));
    }

    /** What was chosen cannot be opened, though it could before: takes whatever is there, from this engine. False when that is what was tried. */
    boolean settleForAny() {
        boolean another = !settled && !any().equals(wanted);
        settled = true;
        return another;
    }

    private MediaChoice any() {
        return new MediaChoice(with(with(wanted, new VideoInput.Any()), new AudioInput.Any()).capture(), new AudioOutput.Any());
    }

    private static MediaChoice with(MediaChoice choice, VideoInput camera) {
        CaptureSettings c = choice.capture();
        return new MediaChoice(new CaptureSettings(camera, c.microphone(), c.width(), c.height(), c.framesPerSecond(), c.processing()), choice.speaker());
    }

    private static MediaChoice with(MediaChoice choice, AudioInput microphone) {
        CaptureSettings c = choice.capture();
        return new MediaChoice(new CaptureSettings(c.camera(), microphone, c.width(), c.height(), c.framesPerSecond(), c.processing()), choice.speaker());
    }

    private static MediaChoice with(MediaChoice choice, SoundProcessing processing) {
        CaptureSettings c = choice.capture();
        return new MediaChoice(new CaptureSettings(c.camera(), c.microphone(), c.width(), c.height(), c.framesPerSecond(), processing), choice.speaker());
    }
}
