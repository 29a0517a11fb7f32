package org.parley.media.webrtc.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Sound for tests, 48 kHz, and how much of a tone a recording holds. */
final class Tone {
    static final int RATE = 48_000;
    private static final int WINDOW = RATE / 20;
    private static final int HEADER = 44;

    private Tone() {}

    /** Writes a sine of a quarter of the full scale. */
    static Path write(Path wav, int hertz, int seconds) throws IOException {
        return write(wav, seconds, i -> 8_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }

    /** Writes even noise, as of a fan; the same each second. */
    static Path noise(Path wav, int seconds) throws IOException {
        Random random = new Random(7);
        return write(wav, seconds, i -> 1_000 * random.nextGaussian());
    }

    /** Samples {@code from} to {@code to} of a file without header. */
    static short[] samples(Path raw, int from, int to) throws IOException {
        short[] samples = new short[to - from];
        ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(from, samples);
        return samples;
    }

    /** The last second of a WAV file that is still written. */
    static short[] lastSecond(Path wav) throws IOException {
        int count = (int) (Files.size(wav) - HEADER) / 2;
        return samples(wav, count - RATE + HEADER / 2, count + HEADER / 2);
    }

    /** The effective value. */
    static double loudness(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }

    /** The share of the power within 40 Hz of a tone, 0 to 1: the median over windows of 50 ms. 0 for silence. */
    static double share(short[] samples, int hertz) {
        double[] shares = new double[samples.length / WINDOW];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = share(samples, i * WINDOW, hertz);
        }
        Arrays.sort(shares);
        return shares[shares.length / 2];
    }

    private static double share(short[] samples, int from, int hertz) {
        double all = 0;
        for (int i = from; i < from + WINDOW; i++) {
            all += (double) samples[i] * samples[i];
        }
        double band = 0;
        for (int f = hertz - 40; f <= hertz + 40; f += RATE / WINDOW) {
            double sine = 0;
            double cosine = 0;
            for (int i = from; i < from + WINDOW; i++) {
                double angle = 2 * Math.PI * f * i / RATE;
                sine += samples[i] * Math.sin(angle);
                cosine += samples[i] * Math.cos(angle);
            }
            band += 2 * (sine * sine + cosine * cosine) / WINDOW;
        }
        return all / WINDOW < 100 * 100 ? 0 : band / all;
    }

    private static Path write(Path wav, int seconds, IntToDoubleFunction sample) throws IOException {
        int bytes = RATE * seconds * 2;
        ByteBuffer out = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes()).putInt(36 + bytes).put("WAVEfmt ".getBytes()).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16);
        out.put("data".getBytes()).putInt(bytes);
        short[] second = new short[RATE];
        for (int i = 0; i < RATE; i++) {
            second[i] = (short) sample.applyAsDouble(i);
        }
        for (int i = 0; i < seconds; i++) {
            for (short one : second) {
                out.putShort(one);
            }
        }
        return Files.write(wav, out.array());
    }
}
