package org.parley.itests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A sine in a WAV file, and how much of it a recording holds. Mono, 16 bit, 48 kHz. */
final class Tone {
    private static final int RATE = 48_000;
    private static final int HEADER = 44;
    private static final int WINDOW = RATE / 10;

    private Tone() {}

    /** Writes {@code seconds} of a sine of half the full scale. */
    static Path write(Path file, double hertz, int seconds) throws IOException {
        int bytes = RATE * seconds * 2;
        ByteBuffer wav = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(36 + bytes).put("WAVEfmt ".getBytes()).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes()).putInt(bytes);
        for (int i = 0; i < RATE * seconds; i++) {
            wav.putShort((short) (16_384 * Math.sin(2 * Math.PI * hertz * i / RATE)));
        }
        return Files.write(file, wav.array());
    }

    /**
     * The share of the energy of a 48 kHz mono recording that lies within 50 Hz of {@code hertz} (a sound card's clock is not the sender's), 0 to 1: the
     * median over the tenths of a second that are not silent.
     */
    static double share(Path file, int hertz) throws IOException {
        ByteBuffer samples = ByteBuffer.wrap(Files.readAllBytes(file), HEADER, (int) Files.size(file) - HEADER).slice().order(ByteOrder.LITTLE_ENDIAN);
        List<Double> shares = new ArrayList<>();
        for (int start = 0; start + 2 * WINDOW <= samples.limit(); start += 2 * WINDOW) {
            double energy = 0;
            for (int i = 0; i < WINDOW; i++) {
                double x = samples.getShort(start + 2 * i);
                energy += x * x;
            }
            if (energy / WINDOW > 100 * 100) {
                double band = 0;
                for (int f = hertz - 50; f <= hertz + 50; f += RATE / WINDOW) {
                    band += power(samples, start, f);
                }
                shares.add(band / energy);
            }
        }
        Collections.sort(shares);
        return shares.isEmpty() ? 0 : shares.get(shares.size() / 2);
    }

    /** The energy of a window at one frequency, by Goertzel's algorithm. */
    private static double power(ByteBuffer samples, int start, double hertz) {
        double turn = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < WINDOW; i++) {
            double s = samples.getShort(start + 2 * i) + turn * s1 - s2;
            s2 = s1;
            s1 = s;
        }
        return (s1 * s1 + s2 * s2 - turn * s1 * s2) * 2 / WINDOW;
    }
}
