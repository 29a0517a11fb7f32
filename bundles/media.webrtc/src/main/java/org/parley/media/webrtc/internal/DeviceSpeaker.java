package org.parley.media.webrtc.internal;

import org.parley.media.webrtc.internal.pulse.SoundDevice;

/** A speaker of the machine: what the factory mixed goes through a buffer to a player, since the two have different clocks. */
final class DeviceSpeaker implements Speaker {
    private static final int RATE = 48_000;

    private final PlayoutBuffer buffer = new PlayoutBuffer();
    private final Player player;

    DeviceSpeaker(Hardware hardware, SoundDevice device, Echoes echoes, int number, Runnable failed) {
        player = new Player(hardware, device, echoes, number, this::fill, failed);
    }

    @Override
    public void play(byte[] pcm, int sampleRate, int channels, int frames) {
        buffer.write(pcm, sampleRate, channels, frames);
    }

    @Override
    public SoundDevice device() {
        return player.device();
    }

    @Override
    public boolean isBroken() {
        return player.isBroken();
    }

    @Override
    public void close() {
        player.close();
    }

    private boolean fill(byte[] block) {
        buffer.read(block, block.length / 2, 1, RATE);
        return true;
    }
}
