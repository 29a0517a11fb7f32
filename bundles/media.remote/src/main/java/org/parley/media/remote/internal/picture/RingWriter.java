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

    boolean hasRoomFor(VideoFrame frame) {
        return Ring.bytes(frame.width(), frame.height()) <= ring.slotBytes();
    }

    /** Copies a picture and lets it be the latest; true when the one before was not taken. */
    boolean put(VideoFrame frame) {
        ByteBuffer memory = ring.memory();
        int start = ring.start(slot);
        memory.putLong(start, ++sequence).putLong(start + Ring.TIME, frame.timestampNanos());
        memory.putInt(start + Ring.WIDTH, frame.width()).putInt(start + Ring.HEIGHT, frame.height()).putInt(start + Ring.ROTATION, frame.rotation());
        int chromaWidth = (frame.width() + 1) / 2;
        int chromaHeight = (frame.height() + 1) / 2;
        int at = copy(frame.y(), frame.strideY(), start + Ring.HEAD, frame.width(), frame.height());
        at = copy(frame.u(), frame.strideU(), at, chromaWidth, chromaHeight);
        copy(frame.v(), frame.strideV(), at, chromaWidth, chromaHeight);
        int former = ring.exchange(slot | Ring.FRESH);
        slot = Ring.slot(former);
        return (former & Ring.FRESH) != 0;
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
