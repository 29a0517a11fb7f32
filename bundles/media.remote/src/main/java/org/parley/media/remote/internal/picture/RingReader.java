package org.parley.media.remote.internal.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.parley.media.VideoSink;

/** Takes pictures out of a ring. Any thread; one waits for the other. */
final class RingReader {
    /** No codec has larger pictures, and sizes in bytes stay within an int. */
    private static final int MOST_SIDE = 16_384;

    private final Ring ring;
    private final SharedPicture[] pictures = new SharedPicture[3];
    private int slot = Ring.READER;

    /** Opens the file, and removes its name, since nobody else needs it and nobody might be left to do so. */
    RingReader(Path file, int slotBytes) throws IOException {
        ring = Ring.open(file, slotBytes);
        Files.delete(file);
    }

    /** Shows the latest picture that was not taken yet, if there is one, and returns as what the sink would have liked it; in null it is only taken. Null when it was not looked at. */
    synchronized Wish take(VideoSink sink) {
        if (!ring.isFresh()) {
            return null;
        }
        slot = Ring.slot(ring.exchange(slot));
        ByteBuffer memory = ring.memory();
        int start = ring.start(slot);
        int width = memory.getInt(start + Ring.WIDTH);
        int height = memory.getInt(start + Ring.HEIGHT);
        Wish came = Wish.of(memory.getInt(start + Ring.PIXELS_WIDTH), memory.getInt(start + Ring.PIXELS_HEIGHT));
        if (sink == null || !fits(came, width, height)) {
            return null;
        }
        SharedPicture picture = picture(start, width, height, came);
        picture.begin(memory.getLong(start + Ring.TIME), memory.getInt(start + Ring.ROTATION));
        sink.onFrame(picture);
        return picture.wish();
    }

    /** The other process may have written anything. */
    private boolean fits(Wish came, int width, int height) {
        boolean isPicture = width >= 1 && width <= MOST_SIDE && height >= 1 && height <= MOST_SIDE;
        return isPicture && (came.isPlanes() || came.width() <= width && came.height() <= height) && came.bytes(width, height) <= ring.slotBytes();
    }

    private SharedPicture picture(int start, int width, int height, Wish came) {
        SharedPicture known = pictures[slot];
        if (known == null || !known.isOf(width, height, came)) {
            known = SharedPicture.of(ring.memory().slice(start + Ring.HEAD, (int) came.bytes(width, height)), width, height, came);
            pictures[slot] = known;
        }
        return known;
    }
}
