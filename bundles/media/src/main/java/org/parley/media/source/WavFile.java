package org.parley.media.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.parley.media.MediaException;

/**
 * A RIFF WAVE file as a microphone: 16-bit PCM, one or two channels, 8 to 48 kHz, played in a loop as 48 kHz mono. Needs a few
 * kilobytes of memory, whatever the file declares. Not for several threads at a time; reads block on the disk.
 */
public final class WavFile implements AutoCloseable {
    /** Samples a second that {@link #read} gives. */
    public static final int SAMPLE_RATE = 48_000;
    /** Samples of 10 ms, the block that {@link #read} usually fills. */
    public static final int BLOCK = SAMPLE_RATE / 100;

    private final SourceFile file;
    private final WavFormat format;
    private final Resampler resampler;
    private final ByteBuffer bytes;
    private final short[] mono = new short[Resampler.LARGEST_BLOCK];
    private final short[] ready;
    private int readyFrom;
    private int readyCount;
    private long offset;

    private WavFile(SourceFile file) throws MediaException {
        this.file = file;
        format = WavFormat.parse(file);
        resampler = new Resampler(format.sampleRate());
        bytes = ByteBuffer.allocate(mono.length * format.frameBytes()).order(ByteOrder.LITTLE_ENDIAN);
        ready = new short[resampler.outputFor(mono.length)];
    }

    /**
     * Opens a file and checks it.
     *
     * @throws MediaException of kind BAD_FILE when it cannot be read or is not such a file; the message says what to do
     */
    public static WavFile open(Path path) throws MediaException {
        SourceFile file = SourceFile.open(path);
        try {
            return new WavFile(file);
        } catch (MediaException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Samples a second in the file. */
    public int sampleRate() {
        return format.sampleRate();
    }

    /** 1 or 2 in the file. */
    public int channels() {
        return format.channels();
    }

    /** Milliseconds until it begins anew. */
    public long durationMillis() {
        return format.dataBytes() / format.frameBytes() * 1_000 / format.sampleRate();
    }

    /**
     * Fills {@code into} with the next sound, 48 kHz mono.
     *
     * @throws MediaException of kind BAD_FILE when the file can no longer be read
     */
    public void read(short[] into) throws MediaException {
        for (int done = 0; done < into.length; ) {
            if (readyCount == 0) {
                refill();
            }
            int count = Math.min(readyCount, into.length - done);
            System.arraycopy(ready, readyFrom, into, done, count);
            readyFrom += count;
            readyCount -= count;
            done += count;
        }
    }

    @Override
    public void close() {
        file.close();
    }

    private void refill() throws MediaException {
        if (offset + format.frameBytes() > format.dataBytes()) {
            offset = 0;
        }
        bytes.clear().limit((int) Math.min(bytes.capacity(), format.dataBytes() - offset));
        int frames = file.read(bytes, format.dataStart() + offset) / format.frameBytes();
        if (frames == 0) {
            throw file.bad("has become shorter while it was played; restore it");
        }
        offset += (long) frames * format.frameBytes();
        for (int i = 0; i < frames; i++) {
            mono[i] = format.channels() == 1 ? bytes.getShort(i * 2) : (short) ((bytes.getShort(i * 4) + bytes.getShort(i * 4 + 2)) / 2);
        }
        readyFrom = 0;
        readyCount = resampler.convert(mono, frames, ready);
    }
}
