package org.parley.call.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hidden part files that processes left which were killed in the middle of a transfer. Waits for the disk. */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final String PREFIX = ".parley-";
    private static final String SUFFIX = ".part";
    /** Of this process: its own files must not even be opened, for closing them again would give up their locks (POSIX, fcntl). */
    private static final String OWN = PREFIX + UUID.randomUUID().toString().substring(0, 8) + "-";
    /** A file that is this young may be another process's, which has not locked it yet. */
    private static final Duration LEAST_AGE = Duration.ofMinutes(1);

    private Leftovers() {}

    /** A name for a new part file of this process. */
    static String name() {
        return OWN + UUID.randomUUID() + SUFFIX;
    }

    /** Marks a part file as one of a process that lives. Where a file system knows no locks it stays unmarked: {@link #remove} keeps away from it there, too. */
    static void lock(FileChannel part) {
        try {
            part.tryLock();
        } catch (IOException e) {
            LOG.debug("part files cannot be locked here", e);
        }
    }

    /** Removes those in {@code folder} that nobody writes any more. What cannot be removed stays, without an error. */
    static void remove(Path folder) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path part : parts) {
                if (!part.getFileName().toString().startsWith(OWN) && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(part).toInstant().isBefore(Instant.now().minus(LEAST_AGE))) {
                    removeUnlessLocked(part);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} is not searched for what killed processes left", folder, e);
        }
    }

    private static void removeUnlessLocked(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                Files.delete(part);
                LOG.info("{} was left by a process that was killed, and is removed", part);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("{} is being written", part, e);
        }
    }
}
