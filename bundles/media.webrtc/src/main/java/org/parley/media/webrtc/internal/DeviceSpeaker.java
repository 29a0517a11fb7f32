package org.parley.media.webrtc.internal;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioPlayer;
import org.parley.media.MediaException;

/** A speaker of the machine beside a microphone that is none: sound that the headless module mixed goes through a buffer to a player of its own. */
final class DeviceSpeaker implements Speaker {
    private final PlayoutBuffer buffer = new PlayoutBuffer();
    private final AudioPlayer player = new AudioPlayer();

    DeviceSpeaker(AudioDevice device) throws MediaException {
        player.setAudioDevice(device);
        player.setAudioSource((pcm, samples, bytesPerSample, channels, rate) -> {
            Natives.callback("play sound", () -> buffer.read(pcm, samples, channels, rate));
            return samples;
        });
        try {
            player.start();
        } catch (Exception | Error e) {
            throw new MediaException(MediaException.Kind.FAILED, "speaker \"" + device.getName() + "\" cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void play(byte[] pcm, int sampleRate, int channels, int frames) {
        buffer.write(pcm, sampleRate, channels, frames);
    }

    @Override
    public void close() {
        Natives.quietly("stop player", player::stop);
    }
}
