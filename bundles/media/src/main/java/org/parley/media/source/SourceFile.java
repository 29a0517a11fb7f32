package org.parley.media.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.parley.media.MediaException;

/** A regular file that is read by position. Its failures name the file. */
final class SourceFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    private SourceFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /** Opens a file; pipes, devices and folders are refused, since reading them may block for ever. */
    static SourceFile open(Path path) throws MediaException {
        try {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            if (!Files.isRegularFile(path)) {
                throw bad(path, "is not a regular file; name a file", null);
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new SourceFile(path, channel, channel.size());
        } catch (NoSuchFileException e) {
            throw bad(path, "does not exist; check the path", e);
        } catch (IOException | SecurityException e) {
            throw bad(path, "cannot be read (" + reason(e) + "); check its permissions", e);
        }
    }

    long size() {
        return size;
    }

    Path path() {
        return path;
    }

    /** Reads until the buffer is full or the file ends, at {@code position}; leaves the buffer's position after what was read. */
    int read(ByteBuffer into, long position) throws MediaException {
        int total = 0;
        try {
            while (into.hasRemaining()) {
                int count = channel.read(into, position + total);
                if (count < 0) {
                    break;
                }
                total += count;
            }
            return total;
        } catch (IOException e) {
            throw bad(path, "cannot be read any more (" + reason(e) + "); check the disk", e);
        }
    }

    /** A failure about this file; {@code what} says what is wrong and what to do. */
    MediaException bad(String what) {
        return bad(path, what, null);
    }

    static MediaException bad(Path path, String what, Throwable cause) {
        return new MediaException(MediaException.Kind.BAD_FILE, path + " " + what, cause);
    }

    static String reason(Exception e) {
        return e instanceof java.nio.file.AccessDeniedException ? "access denied" : e.getClass().getSimpleName();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
