package org.parley.media.webrtc.internal.pulse;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;

/**
 * A stream from a microphone or to a speaker: 16-bit little-endian sound of one channel, 48,000 samples a second. For one thread, which opening, reading and writing block; a server
 * that hangs blocks it for ever, one that ends, or a device that goes, makes it fail.
 */
public final class PulseStream implements AutoCloseable {
    /** Bytes of 10 ms. */
    public static final int BLOCK_BYTES = 960;

    private static final int RATE = 48_000;
    /** What may wait to be played. Less than 40 ms breaks up on a busy machine. */
    private static final int PLAYED_AHEAD_BYTES = 4 * BLOCK_BYTES;

    private final LibPulseSimple library = Pulse.SIMPLE;
    private final IntByReference error = new IntByReference();
    private final Pointer stream;

    private PulseStream(String server, int direction, String device, String use, LibPulse.BufferSizes sizes) throws IOException {
        stream = library.pa_simple_new(server, Pulse.CLIENT, direction, device, use, new LibPulse.SampleSpec(RATE), null, sizes, error);
        if (stream == null) {
            throw new IOException("the sound server refuses " + device + " (error " + error.getValue() + ")");
        }
    }

    static PulseStream microphone(String server, String id) throws IOException {
        LibPulse.BufferSizes sizes = new LibPulse.BufferSizes();
        sizes.fragsize = BLOCK_BYTES;
        return new PulseStream(server, LibPulseSimple.PA_STREAM_RECORD, id, "microphone", sizes);
    }

    static PulseStream speaker(String server, String id) throws IOException {
        LibPulse.BufferSizes sizes = new LibPulse.BufferSizes();
        sizes.tlength = PLAYED_AHEAD_BYTES;
        sizes.minreq = BLOCK_BYTES;
        return new PulseStream(server, LibPulseSimple.PA_STREAM_PLAYBACK, id, "speaker", sizes);
    }

    /** Fills {@code block}; waits until that much was recorded. */
    public void read(byte[] block) throws IOException {
        check(library.pa_simple_read(stream, block, block.length, error));
    }

    /** Plays {@code block}; waits until there is room for it. */
    public void write(byte[] block) throws IOException {
        check(library.pa_simple_write(stream, block, block.length, error));
    }

    /** Drops what was not played yet. */
    @Override
    public void close() {
        library.pa_simple_flush(stream, error);
        library.pa_simple_free(stream);
    }

    private void check(int result) throws IOException {
        if (result < 0) {
            throw new IOException("the sound server has ended the stream (error " + error.getValue() + ")");
        }
    }
}
