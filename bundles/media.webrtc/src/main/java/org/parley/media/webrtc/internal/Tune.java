package org.parley.media.webrtc.internal;

import org.parley.media.Sound;

/** A sound in blocks of 10 ms, once or again and again. */
final class Tune implements Player.Blocks {
    /** Silence at the end, since what waits in the sound server is dropped when a stream is closed. */
    private static final int LAST_BLOCKS = 8;

    private final short[] samples;
    private final boolean repeat;
    private int at;
    private int silent;

    Tune(Sound sound, boolean repeat) {
        samples = sound.samples();
        this.repeat = repeat;
    }

    @Override
    public boolean next(byte[] block) {
        for (int i = 0; i < block.length; i += 2) {
            if (at == samples.length && repeat) {
                at = 0;
            }
            short sample = at < samples.length ? samples[at++] : 0;
            block[i] = (byte) sample;
            block[i + 1] = (byte) (sample >> 8);
        }
        return at < samples.length || repeat || silent++ < LAST_BLOCKS;
    }
}
