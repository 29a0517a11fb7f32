package org.parley.media.webrtc.internal;

/**
 * Sound between a writer and a reader whose clocks differ a little: reads a trifle faster or slower to stay at {@link #TARGET} samples,
 * gives silence while it is empty, and drops the oldest when it is full. Mono inside; any thread.
 */
final class PlayoutBuffer {
    /** 40 ms at 48 kHz. */
    static final int TARGET = 1_920;

    private static final int SIZE = 8 * TARGET;
    private static final double MOST_CORRECTION = 0.015;

    private final short[] ring = new short[SIZE];
    private long written;
    private double position;
    private int rate = 48_000;
    private boolean playing;

    /** Appends interleaved 16-bit little-endian sound. */
    synchronized void write(byte[] pcm, int sampleRate, int channels, int frames) {
        rate = sampleRate;
        for (int i = 0; i < frames; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                int at = (i * channels + channel) * 2;
                sum += (short) (pcm[at] & 0xFF | pcm[at + 1] << 8);
            }
            ring[(int) (written++ % SIZE)] = (short) (sum / channels);
        }
        if (written - position > SIZE - TARGET) {
            position = written - TARGET;
        }
    }

    /** Fills {@code pcm} with {@code frames} at a rate, the same in each channel. */
    synchronized void read(byte[] pcm, int frames, int channels, int sampleRate) {
        double step = (double) rate / sampleRate * (1 + correction());
        if (!playing && written - position >= TARGET) {
            playing = true;
            position = written - TARGET;
        }
        playing &= written - position >= 2 + frames * step;
        for (int i = 0; i < frames; i++) {
            short sample = 0;
            if (playing) {
                sample = interpolated();
                position += step;
            }
            for (int channel = 0; channel < channels; channel++) {
                int at = (i * channels + channel) * 2;
                pcm[at] = (byte) sample;
                pcm[at + 1] = (byte) (sample >> 8);
            }
        }
    }

    private double correction() {
        double excess = (written - position - TARGET) / TARGET;
        return Math.max(-MOST_CORRECTION, Math.min(MOST_CORRECTION, excess * MOST_CORRECTION));
    }

    private short interpolated() {
        long before = (long) position;
        double share = position - before;
        return (short) Math.round(ring[(int) (before % SIZE)] * (1 - share) + ring[(int) ((before + 1) % SIZE)] * share);
    }
}
