package org.parley.media.webrtc.internal;

import java.util.Arrays;
import org.parley.media.MediaException;
import org.parley.media.source.WavFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pushes silence or a file, 10 ms at a time, from a thread of its own. */
final class SoundPump implements SoundSource {
    private static final Logger LOG = LoggerFactory.getLogger(SoundPump.class);
    private static final long BLOCK_NANOS = 10_000_000;

    private final String description;
    private final WavFile file;
    private final int number;
    private PumpThread thread;

    /** @param file null for silence; closed by {@link #stop} */
    SoundPump(WavFile file, String description, int number) {
        this.file = file;
        this.description = description;
        this.number = number;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void start(SoundOutlet.Inlet inlet) {
        thread = new PumpThread("parley-microphone-" + number, running -> push(running, inlet));
        thread.start();
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.stop();
        }
        if (file != null && (thread == null || thread.hasEnded())) {
            file.close();
        }
    }

    private void push(PumpThread running, SoundOutlet.Inlet inlet) {
        short[] samples = new short[WavFile.BLOCK];
        byte[] block = new byte[SoundOutlet.BLOCK_BYTES];
        WavFile playing = file;
        Pace pace = new Pace(BLOCK_NANOS);
        while (!running.isStopped()) {
            playing = read(running, playing, samples, block);
            inlet.push(block);
            pace.await();
        }
    }

    /** Fills {@code block} from the file; returns it, or null for silence from now on. */
    private static WavFile read(PumpThread running, WavFile from, short[] samples, byte[] block) {
        if (from == null) {
            return null;
        }
        try {
            from.read(samples);
            for (int i = 0; i < samples.length; i++) {
                block[2 * i] = (byte) samples[i];
                block[2 * i + 1] = (byte) (samples[i] >> 8);
            }
            return from;
        } catch (MediaException | RuntimeException e) {
            if (!running.isStopped()) {
                LOG.warn("silence from now on: {}", e.getMessage());
            }
            Arrays.fill(block, (byte) 0);
            return null;
        }
    }
}
