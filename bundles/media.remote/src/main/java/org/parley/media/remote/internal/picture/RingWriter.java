package org.parley.media.remote.internal.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.parley.media.VideoFrame;

/** Puts pictures into a ring. One thread at a time. */
final class RingWriter {
    private final int number;
    private final Ring ring;
    private int slot = Ring.WRITER;
    private long sequence;

    RingWriter(int number, Path file, int slotBytes) throws IOException {
        this.number = number;
        this.ring = Ring.create(file, slotBytes);
    }

    int number() {
        return number;
    }

    /** Whether it can be put as that. */
    boolean hasRoomFor(VideoFrame frame, Wish as) {
        return as.bytes(frame.width(), frame.height()) <= ring.slotBytes();
    }

    /** Copies a picture, or has it converted if it is wanted as pixels, and lets it be the latest; true when the one before was not taken. */
    boolean put(VideoFrame frame, Wish as) {
        ByteBuffer memory = ring.memory();
        int start = ring.start(slot);
        memory.putLong(start, ++sequence).putLong(start + Ring.TIME, frame.timestampNanos());
        memory.putInt(start + Ring.WIDTH, frame.width()).putInt(start + Ring.HEIGHT, frame.height()).putInt(start + Ring.ROTATION, frame.rotation());
        memory.putInt(start + Ring.PIXELS_WIDTH, as.width()).putInt(start + Ring.PIXELS_HEIGHT, as.height());
        if (as.isPlanes()) {
            copyPlanes(frame, start + Ring.HEAD);
        } else {
            frame.toBgra(memory, start + Ring.HEAD, as.width(), as.height());
        }
        int former = ring.exchange(slot | Ring.FRESH);
        slot = Ring.slot(former);
        return (former & Ring.FRESH) != 0;
    }

    private void copyPlanes(VideoFrame frame, int to) {
        int chromaWidth = (frame.width() + 1) / 2;
        int chromaHeight = (frame.height() + 1) / 2;
        int at = copy(frame.y(), frame.strideY(), to, frame.width(), frame.height());
        at = copy(frame.u(), frame.strideU(), at, chromaWidth, chromaHeight);
        copy(frame.v(), frame.strideV(), at, chromaWidth, chromaHeight);
    }

    private int copy(ByteBuffer plane, int stride, int to, int width, int rows) {
        ByteBuffer memory = ring.memory();
        if (stride == width) {
            memory.put(to, plane, 0, width * rows);
        } else {
            for (int row = 0; row < rows; row++) {
                memory.put(to + row * width, plane, row * stride, width);
            }
        }
        return to + width * rows;
    }
}
