package org.parley.media.source;

/** Turns mono sound of any rate into 48 kHz, by a cubic through four neighbours, block after block without a seam. */
final class Resampler {
    /** The most samples that {@link #convert} takes at a time. */
    static final int LARGEST_BLOCK = 4_800;

    private final int rate;
    /** Where the next output lies between {@code s1} and {@code s2}, in 1/48,000. */
    private int phase;
    private int s0;
    private int s1;
    private int s2;

    Resampler(int rate) {
        this.rate = rate;
    }

    /** The most samples that {@code count} can become. */
    int outputFor(int count) {
        return (int) ((long) count * WavFile.SAMPLE_RATE / rate) + 2;
    }

    /** Converts and returns how many samples were written to {@code out}. */
    int convert(short[] in, int count, short[] out) {
        if (rate == WavFile.SAMPLE_RATE) {
            System.arraycopy(in, 0, out, 0, count);
            return count;
        }
        int written = 0;
        for (int i = 0; i < count; i++) {
            int s3 = in[i];
            while (phase < WavFile.SAMPLE_RATE) {
                out[written++] = between(phase / (double) WavFile.SAMPLE_RATE, s3);
                phase += rate;
            }
            phase -= WavFile.SAMPLE_RATE;
            s0 = s1;
            s1 = s2;
            s2 = s3;
        }
        return written;
    }

    /** Catmull-Rom. */
    private short between(double t, int s3) {
        double a = -0.5 * s0 + 1.5 * s1 - 1.5 * s2 + 0.5 * s3;
        double b = s0 - 2.5 * s1 + 2.0 * s2 - 0.5 * s3;
        double c = 0.5 * (s2 - s0);
        double value = ((a * t + b) * t + c) * t + s1;
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(value)));
    }
}
