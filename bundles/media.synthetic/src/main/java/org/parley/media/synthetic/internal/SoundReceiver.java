package org.parley.media.synthetic.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.parley.media.MediaException;
import org.parley.media.source.WavFile;
import org.parley.media.source.WavWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes received sound to a file, silence in place of what was lost. Confined to the session's thread. */
final class SoundReceiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoundReceiver.class);
    private static final int MOST_LOST = 100;

    private WavWriter speaker;
    private final short[] block = new short[WavFile.BLOCK];
    private int next;
    private long lost;
    private boolean begun;

    /** {@code speaker} is null where sound is dropped. */
    SoundReceiver(WavWriter speaker) {
        this.speaker = speaker;
    }

    /** Writes to another file from now on; null for nowhere. */
    void speaker(WavWriter next) {
        close();
        speaker = next;
    }

    /** Takes a block, after its first byte; true when it is good and not late. */
    boolean receive(ByteBuffer packet) {
        int samples = (packet.remaining() - 4) / 2;
        if (packet.remaining() != 4 && packet.remaining() != 4 + WavFile.BLOCK * 2) {
            return false;
        }
        int number = packet.getInt();
        int missing = begun ? number - next : 0;
        if (missing < 0 && missing > -MOST_LOST) {
            return false;
        }
        boolean gap = missing > 0 && missing <= MOST_LOST;
        lost += gap ? missing : 0;
        begun = true;
        next = number + 1;
        Arrays.fill(block, (short) 0);
        for (int i = 0; gap && i < missing; i++) {
            write();
        }
        packet.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(block, 0, samples);
        packet.order(ByteOrder.BIG_ENDIAN);
        write();
        return true;
    }

    /** Blocks that did not come in time. */
    long lost() {
        return lost;
    }

    @Override
    public void close() {
        if (speaker != null) {
            speaker.close();
        }
    }

    private void write() {
        if (speaker == null) {
            return;
        }
        try {
            speaker.write(block, 0, block.length);
        } catch (MediaException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
