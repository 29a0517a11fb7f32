package org.parley.media.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.parley.media.MediaException;

/**
 * A YUV4MPEG2 file as a camera: 8-bit 4:2:0 pictures of 16x16 to 3,840x2,160 pixels, played in a loop. Needs memory for a
 * header only, whatever the file declares. Not for several threads at a time; reads block on the disk.
 */
public final class Y4mFile implements AutoCloseable {
    private static final int LONGEST_LINE = 1_024;

    private final SourceFile file;
    private final Y4mHeader header;
    private final long firstFrame;
    private final ByteBuffer line = ByteBuffer.allocate(LONGEST_LINE);
    private long position;

    private Y4mFile(SourceFile file) throws MediaException {
        this.file = file;
        String text = line(0);
        if (!text.startsWith("YUV4MPEG2")) {
            throw file.bad("is not a YUV4MPEG2 file; make one with: ffmpeg -i VIDEO -pix_fmt yuv420p OUT.y4m");
        }
        header = Y4mHeader.parse(text, file);
        firstFrame = text.length() + 1;
        position = firstFrame;
        if (frameAt(firstFrame) < 0) {
            throw file.bad("has no complete picture of the " + header.width() + "x" + header.height() + " pixels that it declares; it may be cut off, make it anew");
        }
    }

    /**
     * Opens a file and checks its header and first picture.
     *
     * @throws MediaException of kind BAD_FILE when it cannot be read or is not such a file; the message says what to do
     */
    public static Y4mFile open(Path path) throws MediaException {
        SourceFile file = SourceFile.open(path);
        try {
            return new Y4mFile(file);
        } catch (MediaException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Pixels. */
    public int width() {
        return header.width();
    }

    /** Pixels. */
    public int height() {
        return header.height();
    }

    /** Pictures a second, 1 to 120; 25 where the file does not say. */
    public double framesPerSecond() {
        return header.framesPerSecond();
    }

    /**
     * Reads the next picture; after the last complete one comes the first again. What follows a damaged frame header is not played.
     *
     * @param into of this file's size; its time stamp and rotation stay
     * @throws MediaException of kind BAD_FILE when the file can no longer be read
     */
    public void read(I420 into) throws MediaException {
        if (into.width() != width() || into.height() != height()) {
            throw new IllegalArgumentException("target is " + into.width() + "x" + into.height() + ", the file " + width() + "x" + height());
        }
        long data = frameAt(position);
        if (data < 0) {
            data = frameAt(firstFrame);
        }
        if (data < 0) {
            throw file.bad("has become shorter while it was played; restore it");
        }
        position = data;
        for (ByteBuffer plane : new ByteBuffer[] {into.y(), into.u(), into.v()}) {
            position += file.read(plane.duplicate().clear(), position);
        }
    }

    @Override
    public void close() {
        file.close();
    }

    /** Where the data of the frame at {@code start} begins, or -1 when there is no complete one. */
    private long frameAt(long start) throws MediaException {
        String text = line(start);
        boolean frame = text.equals("FRAME") || text.startsWith("FRAME ");
        long data = start + text.length() + 1;
        return frame && data + header.frameBytes() <= file.size() ? data : -1;
    }

    /** The line at {@code start} without its end; empty when there is none of a bearable length. */
    private String line(long start) throws MediaException {
        line.clear();
        int count = file.read(line, start);
        for (int i = 0; i < count; i++) {
            if (line.get(i) == '\n') {
                return new String(line.array(), 0, i, StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }
}
