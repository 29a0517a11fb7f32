package org.parley.ui.swt.internal.call;

import org.parley.media.Sound;

/** The sounds of calls, made of sines: soft at both ends, so that nothing clicks. */
final class Tones {
    private static final double LOUDNESS = 0.22;
    private static final int SOFT = Sound.RATE / 100;

    private Tones() {}

    /** Somebody calls: two short chords, and a pause. */
    static Sound ringing() {
        return sound(tone(0.18, 784, 988), tone(0.18, 988, 1_175), silence(0.12), tone(0.18, 784, 988), tone(0.18, 988, 1_175), silence(2.0));
    }

    /** It rings on the other side: a long low tone, and a pause (ITU-T E.180 recommends a cadence like it). */
    static Sound ringback() {
        return sound(tone(1.0, 425), silence(4.0));
    }

    /** The other side is in a call: short tones. */
    static Sound busy() {
        return sound(tone(0.24, 425), silence(0.24), tone(0.24, 425), silence(0.24), tone(0.24, 425), silence(0.24));
    }

    /** A call has ended: two tones downwards. */
    static Sound ended() {
        return sound(tone(0.12, 660), silence(0.04), tone(0.2, 440));
    }

    private static short[] silence(double seconds) {
        return new short[(int) (seconds * Sound.RATE)];
    }

    private static short[] tone(double seconds, double... hertz) {
        short[] samples = silence(seconds);
        for (int i = 0; i < samples.length; i++) {
            double sum = 0;
            for (double pitch : hertz) {
                sum += Math.sin(2 * Math.PI * pitch * i / Sound.RATE);
            }
            double soft = Math.min(1, Math.min(i, samples.length - 1 - i) / (double) SOFT);
            samples[i] = (short) (sum / hertz.length * soft * LOUDNESS * Short.MAX_VALUE);
        }
        return samples;
    }

    private static Sound sound(short[]... parts) {
        int length = 0;
        for (short[] part : parts) {
            length += part.length;
        }
        short[] samples = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, samples, at, part.length);
            at += part.length;
        }
        return new Sound(samples);
    }
}
