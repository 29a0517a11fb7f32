package org.parley.media;

/** A short sound to be played, such as a ringing tone: 16-bit samples, one channel, 48,000 a second; at most 30 s. The array is not copied and must not change. */
public record Sound(short[] samples) {
    /** Samples a second. */
    public static final int RATE = 48_000;

    /** @throws IllegalArgumentException when it is empty or longer than 30 s */
    public Sound {
        if (samples.length == 0 || samples.length > 30 * RATE) {
            throw new IllegalArgumentException("a sound has 1 to " + 30 * RATE + " samples, not " + samples.length);
        }
    }
}
