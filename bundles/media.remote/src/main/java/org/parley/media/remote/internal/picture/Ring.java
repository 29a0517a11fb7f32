package org.parley.media.remote.internal.picture;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Memory of both processes with three slots, each for a picture without padding, in I420 or as 32-bit pixels of any size. One slot is the writer's, one the reader's, and the one between them changes hands by
 * a single atomic exchange of its number, which says as well whether it holds a picture that was not read yet. So neither ever waits, no picture is torn, and the latest wins.
 *
 * <pre>
 * 0    int: number of the slot between, plus 4 when it is fresh
 * 64   slots, each: long sequence, long time stamp in ns, int width, int height, int rotation,
 *      int width and int height of pixels or 0 for planes, filled up to 64; then Y, U and V, or the pixels
 * </pre>
 */
final class Ring {
    /** The slot between is fresh. */
    static final int FRESH = 4;
    /** The slot that the writer has at first. */
    static final int WRITER = 1;
    /** The slot that the reader has at first; the one between is 0. */
    static final int READER = 2;

    static final int TIME = 8;
    static final int WIDTH = 16;
    static final int HEIGHT = 20;
    static final int ROTATION = 24;
    static final int PIXELS_WIDTH = 28;
    static final int PIXELS_HEIGHT = 32;
    static final int HEAD = 64;

    private static final int SLOTS = 3;
    private static final int FILL = 1024 * 1024;
    private static final VarHandle BETWEEN = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final ByteBuffer memory;
    private final int slotBytes;

    private Ring(ByteBuffer memory, int slotBytes) {
        this.memory = memory.order(ByteOrder.nativeOrder());
        this.slotBytes = slotBytes;
    }

    /** Makes the file, which must not exist. It is filled, since memory that turns out not to be there when it is written to would end the process. */
    static Ring create(Path file, int slotBytes) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(FILL);
            long size = size(slotBytes);
            while (channel.size() < size) {
                channel.write(zeros.clear().limit((int) Math.min(FILL, size - channel.size())), channel.size());
            }
            return new Ring(channel.map(FileChannel.MapMode.READ_WRITE, 0, size), slotBytes);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Opens the file that the other side made. */
    static Ring open(Path file, int slotBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < size(slotBytes)) {
                throw new IOException(file + " is too short");
            }
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size(slotBytes));
            return new Ring(memory, slotBytes);
        }
    }

    /** Bytes of a picture; more than any slot has when its size is none. */
    static long bytes(int width, int height) {
        return width < 1 || height < 1 ? Long.MAX_VALUE : (long) width * height + 2L * ((width + 1) / 2) * ((height + 1) / 2);
    }

    private static long size(int slotBytes) {
        return HEAD + SLOTS * (long) (HEAD + slotBytes);
    }

    ByteBuffer memory() {
        return memory;
    }

    int slotBytes() {
        return slotBytes;
    }

    /** Where a slot begins. */
    int start(int slot) {
        return HEAD + slot * (HEAD + slotBytes);
    }

    /** Whether a picture waits to be read. */
    boolean isFresh() {
        return ((int) BETWEEN.getVolatile(memory, 0) & FRESH) != 0;
    }

    /** Gives a slot, fresh or not, for the one between; what is returned says the same of that. */
    int exchange(int slot) {
        return (int) BETWEEN.getAndSet(memory, 0, slot);
    }

    /** The number in what {@link #exchange} returned, whatever else is there. */
    static int slot(int exchanged) {
        return (exchanged & 3) % SLOTS;
    }
}
