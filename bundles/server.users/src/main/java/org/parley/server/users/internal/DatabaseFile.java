package org.parley.server.users.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file and its folder, before SQLite sees them. What is there is only looked at. */
final class DatabaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final byte[] MAGIC = {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0};
    private static final String CHOOSE_ANOTHER = "or choose another file by " + DatabaseLocation.ENVIRONMENT;

    private DatabaseFile() {}

    /**
     * Makes what is missing, folders for the owner alone and an empty file, and checks what is there.
     *
     * @return whether the file has content
     * @throws UnusableDatabaseException when it cannot be a users database
     */
    static boolean prepare(Path file) {
        try {
            prepareFolder(file, file.getParent());
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                refuseOrphanedLog(file);
                create(file);
            }
            return check(file);
        } catch (IOException e) {
            LOG.debug("preparing {}", file, e);
            throw unusable(file, "cannot be used (" + oneLine(e) + ")", "mend that, " + CHOOSE_ANOTHER);
        }
    }

    private static void prepareFolder(Path file, Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw unusable(file, folder + " is not a folder", "move it away, " + CHOOSE_ANOTHER);
        }
        if (!Files.exists(folder)) { // createDirectories takes a link to a folder for a file (JDK-8294193)
            Files.createDirectories(folder, attributes("rwx------"));
        }
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            throw unusable(file, "folder " + folder + " cannot be read and written by this user", "change its owner or permissions, " + CHOOSE_ANOTHER);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, attributes("rw-------"));
        } catch (FileAlreadyExistsException e) {
            return; // another process was faster; they can share it
        }
        if (POSIX) {
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** Makes an empty file for the owner alone, where there is none. */
    static void createNew(Path file) throws IOException {
        Files.createFile(file, attributes("rw-------"));
    }

    private static boolean check(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, Files.isDirectory(file) ? "is a folder" : "is not a regular file", "move it away, " + CHOOSE_ANOTHER);
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw unusable(file, "cannot be read and written by this user", "change its owner or permissions, " + CHOOSE_ANOTHER);
        }
        if (Files.size(file) == 0) {
            refuseOrphanedLog(file);
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw unusable(file, "is not a SQLite database", "restore a backup or move it away, " + CHOOSE_ANOTHER);
            }
        }
        return true;
    }

    /** SQLite would delete a write-ahead log whose database is empty: the accounts in it are worth a question. Whoever makes a new file fills the log last. */
    private static void refuseOrphanedLog(Path file) throws IOException {
        Path log = beside(file, "-wal");
        boolean hasLog = Files.exists(log) && Files.size(log) > 0;
        if (hasLog && (!Files.exists(file) || Files.size(file) == 0)) {
            throw unusable(file, "is missing or empty, but its write-ahead log " + log + " is there", "put the database back beside it, or move the log away");
        }
    }

    /** Warns of permissions that let others read the accounts. To be asked once the file is known to be good: otherwise only that counts. */
    static void warnOfReaders(Path file) {
        if (!POSIX) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!permissions.isEmpty()) {
                LOG.warn("users database {} is open to other users of this machine; chmod 600 it", file);
            }
        } catch (IOException e) {
            LOG.debug("permissions of {}", file, e);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    static UnusableDatabaseException unusable(Path file, String wrong, String remedy) {
        return new UnusableDatabaseException("users database " + file + ": " + wrong + "; " + remedy);
    }

    /** What an exception says, as part of a line. */
    static String oneLine(Throwable e) {
        String text = e.getMessage() == null ? "" : ": " + e.getMessage().replaceAll("\\s+", " ");
        return e.getClass().getSimpleName() + text;
    }
}
