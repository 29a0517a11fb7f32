package org.parley.media.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.parley.media.MediaException;

/**
 * A WAV file as a speaker: 48 kHz, 16 bits, mono. The header is brought up to date each second of sound, so that a file whose
 * writer died lacks a second at most, and is exact after {@link #close}. At 4 GiB (12 hours) the rest is dropped. Methods may
 * be called by any thread and block on the disk; after a failed write, which is thrown once, nothing more is written.
 */
public final class WavWriter implements AutoCloseable {
    private static final int HEADER = 44;
    private static final long MOST_BYTES = 0xFFFF_FF00L - HEADER;
    private static final int SECOND = 2 * WavFile.SAMPLE_RATE;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(SECOND / 10).order(ByteOrder.LITTLE_ENDIAN);
    private final short[] mono = new short[Resampler.LARGEST_BLOCK];
    private short[] converted = {};
    private Resampler resampler;
    private int resamplerRate;
    private long bytes;
    private long headerBytes;
    private boolean closed;

    private WavWriter(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        header();
    }

    /**
     * Creates the file, or replaces an existing one.
     *
     * @throws MediaException of kind BAD_FILE when it cannot be written; the message says why and what to do
     */
    public static WavWriter open(Path path) throws MediaException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw SourceFile.bad(path, "cannot be written: the folder " + folder + " does not exist; create it", null);
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw SourceFile.bad(path, "cannot be written: it is not a regular file; name another", null);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            return new WavWriter(path, channel);
        } catch (IOException | SecurityException e) {
            closeQuietly(channel);
            throw SourceFile.bad(path, "cannot be written (" + SourceFile.reason(e) + "); check permissions and disk space", e);
        }
    }

    /** Appends {@code count} samples, 48 kHz mono, from index {@code from}. Does nothing once closed. */
    public synchronized void write(short[] samples, int from, int count) throws MediaException {
        for (int i = from; i < from + count && !closed && bytes + buffer.position() < MOST_BYTES; i++) {
            buffer.putShort(samples[i]);
            if (!buffer.hasRemaining()) {
                drain();
            }
        }
    }

    /**
     * Appends interleaved 16-bit little-endian sound of any rate from 8 to 192 kHz and of any number of channels, which are mixed.
     *
     * @param frames samples of each channel
     */
    public synchronized void write(byte[] pcm, int sampleRate, int channels, int frames) throws MediaException {
        if (sampleRate < 8_000 || sampleRate > 192_000 || channels < 1 || (long) frames * channels * 2 > pcm.length) {
            throw new IllegalArgumentException(frames + " frames of " + channels + " channels at " + sampleRate + " Hz in " + pcm.length + " bytes");
        }
        if (resamplerRate != sampleRate) {
            resampler = new Resampler(sampleRate);
            resamplerRate = sampleRate;
            converted = new short[resampler.outputFor(mono.length)];
        }
        for (int done = 0; done < frames; ) {
            int count = Math.min(mono.length, frames - done);
            mix(pcm, channels, done, count);
            write(converted, 0, resampler.convert(mono, count, converted));
            done += count;
        }
    }

    /** Seconds of sound written so far. */
    public synchronized double seconds() {
        return (bytes + buffer.position()) / (double) SECOND;
    }

    /** Completes the file. Idempotent; failures are silent, since the sound is lost anyway. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        try {
            drain();
            header();
        } catch (IOException | MediaException e) {
            // The header of the last second stands.
        }
        closed = true;
        closeQuietly(channel);
    }

    private void mix(byte[] pcm, int channels, int from, int count) {
        for (int i = 0; i < count; i++) {
            int sum = 0;
            for (int channel0 = 0; channel0 < channels; channel0++) {
                int at = ((from + i) * channels + channel0) * 2;
                sum += (short) (pcm[at] & 0xFF | pcm[at + 1] << 8);
            }
            mono[i] = (short) (sum / channels);
        }
    }

    private void drain() throws MediaException {
        try {
            bytes += put(buffer.flip(), HEADER + bytes);
            buffer.clear();
            if (bytes - headerBytes >= SECOND) {
                header();
            }
        } catch (IOException e) {
            closed = true;
            closeQuietly(channel);
            throw SourceFile.bad(path, "cannot be written any more (" + SourceFile.reason(e) + "); check disk space", e);
        }
    }

    private void header() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0x46464952).putInt((int) (bytes + HEADER - 8)).putInt(0x45564157);
        header.putInt(0x20746D66).putInt(16).putShort((short) 1).putShort((short) 1);
        header.putInt(WavFile.SAMPLE_RATE).putInt(SECOND).putShort((short) 2).putShort((short) 16);
        header.putInt(0x61746164).putInt((int) bytes);
        put(header.flip(), 0);
        headerBytes = bytes;
    }

    private int put(ByteBuffer from, long position) throws IOException {
        int count = from.remaining();
        for (long at = position; from.hasRemaining(); ) {
            at += channel.write(from, at);
        }
        return count;
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It is given up anyway.
        }
    }
}
