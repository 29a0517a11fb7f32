package org.parley.media.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.parley.media.MediaException;

/** Where the sound of a WAVE file is and how it is written, within limits and within the file. */
record WavFormat(int channels, int sampleRate, long dataStart, long dataBytes) {
    private static final int MOST_CHUNKS = 1_000;
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FMT = 0x20746D66;
    private static final int DATA = 0x61746164;
    private static final String CONVERT = "; convert it with: ffmpeg -i IN -c:a pcm_s16le -ar 48000 -ac 1 OUT.wav";

    /** Bytes of a sample of all channels. */
    int frameBytes() {
        return channels * 2;
    }

    static WavFormat parse(SourceFile file) throws MediaException {
        ByteBuffer head = bytes(file, 0, 12);
        if (head.limit() < 12 || head.getInt(0) != RIFF || head.getInt(8) != WAVE) {
            throw file.bad("is not a WAV file" + CONVERT);
        }
        ByteBuffer format = null;
        long position = 12;
        for (int chunk = 0; chunk < MOST_CHUNKS && position + 8 <= file.size(); chunk++) {
            ByteBuffer header = bytes(file, position, 8);
            long length = header.getInt(4) & 0xFFFF_FFFFL;
            if (header.getInt(0) == FMT) {
                format = bytes(file, position + 8, (int) Math.min(length, 40));
            } else if (header.getInt(0) == DATA) {
                return checked(format, position + 8, length, file);
            }
            position += 8 + length + (length & 1);
        }
        throw file.bad("has no sound (no data chunk); it may be cut off, make it anew");
    }

    private static WavFormat checked(ByteBuffer format, long start, long declared, SourceFile file) throws MediaException {
        if (format == null || format.limit() < 16) {
            throw file.bad("does not say its format (no complete fmt chunk before the sound); make it anew");
        }
        int code = format.getShort(0) & 0xFFFF;
        int channels = format.getShort(2) & 0xFFFF;
        long rate = format.getInt(4) & 0xFFFF_FFFFL;
        int bits = format.getShort(14) & 0xFFFF;
        if (code == EXTENSIBLE && format.limit() >= 26) {
            code = format.getShort(24) & 0xFFFF;
        }
        if (code != PCM || bits != 16) {
            throw file.bad("has the coding " + code + " with " + bits + " bits, but only PCM (1) with 16 bits can be played" + CONVERT);
        }
        if (channels < 1 || channels > 2) {
            throw file.bad("has " + channels + " channels, but only 1 or 2 can be played" + CONVERT);
        }
        if (rate < 8_000 || rate > 48_000) {
            throw file.bad("has " + rate + " samples a second, but only 8000 to 48000 can be played" + CONVERT);
        }
        // A program that streams, or died, leaves 0 or the largest number: then the sound reaches to the end of the file.
        long there = Math.min(declared == 0 ? Long.MAX_VALUE : declared, file.size() - start);
        if (there < channels * 2L) {
            throw file.bad("has no sound (an empty data chunk); make it anew");
        }
        return new WavFormat(channels, (int) rate, start, there - there % (channels * 2L));
    }

    private static ByteBuffer bytes(SourceFile file, long position, int count) throws MediaException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        file.read(bytes, position);
        return bytes.flip();
    }
}
