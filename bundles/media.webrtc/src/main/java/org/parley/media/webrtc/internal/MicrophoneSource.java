package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import org.parley.webrtc.NativeReferences;

/** A microphone of the machine: the audio module captures by itself while a connection sends, with echo cancellation, noise suppression and gain control. */
final class MicrophoneSource implements SoundSource {
    private final AudioTrackSource source;
    private final String name;

    MicrophoneSource(Factory factory, String name) {
        this.name = name;
        AudioOptions options = new AudioOptions();
        options.echoCancellation = true;
        options.noiseSuppression = true;
        options.autoGainControl = true;
        options.highpassFilter = true;
        source = factory.natives().createAudioSource(options);
    }

    @Override
    public AudioTrackSource natives() {
        return source;
    }

    @Override
    public String description() {
        return name;
    }

    @Override
    public void start() {}

    @Override
    public void mute(AudioTrack track, boolean muted) {
        track.setEnabled(!muted);
    }

    @Override
    public void stop() {}

    @Override
    public void whileQuiet(Natives.Step step) throws Exception {
        step.run();
    }

    @Override
    public void free() {
        NativeReferences.release(source);
    }
}
