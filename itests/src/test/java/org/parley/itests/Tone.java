package org.parley.itests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sine in a WAV file, and how much of it a recording holds. Mono, 16 bit, 48 kHz. */
final class Tone {
    private static final int RATE = 48_000;
    private static final int HEADER = 44;

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

    /** The share of the energy of a 48 kHz mono recording that lies at {@code hertz}, in its loudest second; 0 to 1. */
    static double share(Path file, double hertz) throws IOException {
        ByteBuffer samples = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).position(HEADER).slice().order(ByteOrder.LITTLE_ENDIAN);
        double best = 0;
        double loudest = 0;
        for (int start = 0; start + 2 * RATE <= samples.limit(); start += RATE) {
            double energy = 0;
            double s1 = 0;
            double s2 = 0;
            double turn = 2 * Math.cos(2 * Math.PI * hertz / RATE);
            for (int i = 0; i < RATE; i++) {
                double x = samples.getShort(start + 2 * i);
                energy += x * x;
                double s = x + turn * s1 - s2;
                s2 = s1;
                s1 = s;
            }
            double power = (s1 * s1 + s2 * s2 - turn * s1 * s2) * 2 / RATE;
            if (energy > loudest) {
                loudest = energy;
                best = power / energy;
            }
        }
        return best;
    }
}
