package org.parley.media.source;

/**
 * How loud sound is, for a level in a window: the greatest sample of the last 100 ms, as a share of the full scale. One thread writes, any reads; reading costs nothing.
 */
public final class Loudness {
    private static final int WINDOW = WavFile.SAMPLE_RATE / 10;
    private static final double FULL_SCALE = 32_768;

    private int greatest;
    private int greatestBefore;
    private int counted;
    private volatile double level;

    /** Takes the first {@code count} samples, 48,000 a second. */
    public void heard(short[] samples, int count) {
        for (int i = 0; i < count; i++) {
            greatest = Math.max(greatest, Math.abs((int) samples[i]));
        }
        counted(count);
    }

    /** Takes 16-bit little-endian samples, 48,000 a second. */
    public void heard(byte[] pcm) {
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            greatest = Math.max(greatest, Math.abs((int) (short) (pcm[i] & 0xFF | pcm[i + 1] << 8)));
        }
        counted(pcm.length / 2);
    }

    /** There is no sound at all. */
    public void silence() {
        greatest = 0;
        greatestBefore = 0;
        level = 0;
    }

    /** 0 for silence to 1 for the full scale. Any thread. */
    public double level() {
        return level;
    }

    private void counted(int count) {
        level = Math.max(greatest, greatestBefore) / FULL_SCALE;
        counted += count;
        if (counted >= WINDOW / 2) {
            greatestBefore = greatest;
            greatest = 0;
            counted = 0;
        }
    }
}
