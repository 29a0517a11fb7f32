package org.parley.media.remote.internal.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.parley.media.VideoSink;

/** Takes pictures out of a ring. Any thread; one waits for the other. */
final class RingReader {
    private final Ring ring;
    private final SharedPicture[] pictures = new SharedPicture[3];
    private int slot = Ring.READER;

    /** Opens the file, and removes its name, since nobody else needs it and nobody might be left to do so. */
    RingReader(Path file, int slotBytes) throws IOException {
        ring = Ring.open(file, slotBytes);
        Files.delete(file);
    }

    /** Shows the latest picture that was not taken yet, if there is one; in null it is only taken. */
    synchronized void take(VideoSink sink) {
        if (!ring.isFresh()) {
            return;
        }
        slot = Ring.slot(ring.exchange(slot));
        ByteBuffer memory = ring.memory();
        int start = ring.start(slot);
        int width = memory.getInt(start + Ring.WIDTH);
        int height = memory.getInt(start + Ring.HEIGHT);
        if (sink != null && Ring.bytes(width, height) <= ring.slotBytes()) {
            sink.onFrame(picture(start, width, height).of(memory.getLong(start + Ring.TIME), memory.getInt(start + Ring.ROTATION)));
        }
    }

    private SharedPicture picture(int start, int width, int height) {
        SharedPicture known = pictures[slot];
        if (known == null || known.width() != width || known.height() != height) {
            known = new SharedPicture(ring.memory(), start + Ring.HEAD, width, height);
            pictures[slot] = known;
        }
        return known;
    }
}
