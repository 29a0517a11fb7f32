package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import org.parley.media.SoundProcessing;

/** The sound track of a media, and the microphone that captures for it, which may be exchanged while sessions send it. Native thread only, but for what says otherwise. */
final class SoundTrack {
    private final SoundOutlet outlet = new SoundOutlet();
    private final AudioTrack track;
    private volatile SoundSource microphone;
    private boolean started;
    private boolean stopped;

    SoundTrack(Factory factory, SoundSource microphone) {
        this.microphone = microphone;
        track = factory.natives().createAudioTrack("parley-audio", outlet.natives());
    }

    AudioTrack natives() {
        return track;
    }

    /** In words for people. Any thread. */
    String description() {
        return microphone.description();
    }

    /** How loud it is, muted or not, 0 to 1. Any thread. */
    double level() {
        return outlet.level();
    }

    /** What captures. */
    SoundSource microphone() {
        return microphone;
    }

    /** Begins to capture. */
    void start() {
        started = true;
        capture(microphone);
    }

    /** Captures from {@code next} from now on, which is stopped by this. */
    void exchange(SoundSource next) {
        if (stopped) {
            next.stop();
            return;
        }
        SoundSource former = microphone;
        microphone = next;
        if (started) {
            capture(next);
        }
        former.stop();
    }

    /** Sends silence in the place of sound. */
    void mute(boolean mute) {
        outlet.mute(mute);
    }

    void processing(SoundProcessing processing) {
        microphone.processing(processing);
    }

    /** Runs a step that may attach the track to a connection or detach it. */
    void whileQuiet(Natives.Step step) throws Exception {
        outlet.whileQuiet(step);
    }

    /** Stops capturing. Idempotent. */
    void stop() {
        stopped = true;
        outlet.hear(null);
        microphone.stop();
    }

    /** Frees all, after the connections that sent it. */
    void free() {
        Natives.quietly("audio track", track::dispose);
        Natives.quietly("audio source", outlet::free);
    }

    private void capture(SoundSource source) {
        SoundOutlet.Inlet inlet = outlet.inlet();
        outlet.hear(inlet);
        source.start(inlet);
    }
}
