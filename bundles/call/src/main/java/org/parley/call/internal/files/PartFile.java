package org.parley.call.internal.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.parley.call.FileTransfer.Reason;

/**
 * A file while it is received: hidden in its folder, and renamed at the end. Its lock goes with the process, however that ends, and tells it from what a killed one has left, which the next
 * one in that folder removes. Any thread may call; methods wait for the disk.
 */
final class PartFile {
    private static final int MOST_NUMBERS = 9_999;

    private final Path part;
    private final Path folder;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private boolean closed;

    /** @throws IOException when nothing can be written there */
    PartFile(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        Leftovers.remove(this.folder);
        this.part = this.folder.resolve(Leftovers.name());
        this.channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Leftovers.lock(channel);
    }

    /** Appends; nothing once it is closed. */
    synchronized void write(ByteBuffer bytes) throws IOException {
        if (closed) {
            return;
        }
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            try {
                channel.write(bytes);
            } catch (IOException e) {
                throw Files.getFileStore(folder).getUsableSpace() < bytes.remaining() ? new DiskProblem(Reason.DISK_FULL, "the disk is full") : e;
            }
        }
    }

    /**
     * Keeps it under {@code name}, or with a number added where that is taken; with other letters where Java cannot write those, which depends on the environment.
     *
     * @return where it is; null, and it is removed, when its hash is another
     */
    synchronized Path keep(String name, String sha256) throws IOException {
        if (closed) {
            throw new IOException("it was removed meanwhile");
        }
        try {
            boolean right = HexFormat.of().formatHex(digest.digest()).equals(sha256);
            if (right) {
                channel.force(true);
            }
            close();
            return right ? renamed(name) : null;
        } finally {
            remove();
        }
    }

    /** The name is taken by an empty file first, for a rename would replace what somebody else has put there. */
    private Path renamed(String name) throws IOException {
        String written = writable(name);
        for (int number = 1; number <= MOST_NUMBERS; number++) {
            Path target = folder.resolve(number == 1 ? written : FileNames.numbered(written, number));
            try {
                Files.createFile(target);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            try {
                return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                Files.deleteIfExists(target);
                throw e;
            }
        }
        throw new IOException("there are too many files of that name");
    }

    private String writable(String name) {
        try {
            folder.resolve(name);
            return name;
        } catch (InvalidPathException e) {
            return name.replaceAll("[^ -~]", "_");
        }
    }

    private void close() throws IOException {
        closed = true;
        channel.close();
    }

    /** Nothing of it stays, unless it was kept. */
    synchronized void remove() throws IOException {
        close();
        Files.deleteIfExists(part);
    }
}
