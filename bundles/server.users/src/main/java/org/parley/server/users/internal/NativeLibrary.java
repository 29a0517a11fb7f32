package org.parley.server.users.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native library without leaving files behind. The driver unpacks it into the system's temporary folder and relies on a clean exit to delete it: a
 * megabyte stays after each kill. Here it goes into a folder beside the database, which is removed as soon as the library is mapped, or, where an open
 * library cannot be deleted (Windows), at a later start.
 */
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String TMPDIR = "org.sqlite.tmpdir";
    private static final String PREFIX = ".sqlite-native-";

    private NativeLibrary() {}

    /**
     * Does nothing when it is loaded already. An operator's own {@code org.sqlite.tmpdir} is respected.
     *
     * @throws UnusableDatabaseException when it does not load
     */
    static synchronized void load(Path database) {
        if (System.getProperty(TMPDIR) != null) {
            initialize(database, Path.of(System.getProperty(TMPDIR)));
            return;
        }
        Path folder = database.getParent();
        removeLeftovers(folder);
        Path unpacked = createFolder(database, folder);
        System.setProperty(TMPDIR, unpacked.toString());
        try {
            initialize(database, unpacked);
        } finally {
            System.clearProperty(TMPDIR);
            delete(unpacked);
        }
    }

    private static void initialize(Path database, Path folder) {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            LOG.debug("loading SQLite's native library", e);
            throw DatabaseFile.unusable(database, "SQLite's native library does not load from " + folder + " (" + DatabaseFile.oneLine(e) + ")",
                    "start Java with -D" + TMPDIR + "=FOLDER, a folder on a file system that is not mounted noexec");
        }
    }

    private static Path createFolder(Path database, Path folder) {
        try {
            return Files.createTempDirectory(folder, PREFIX);
        } catch (IOException e) {
            throw DatabaseFile.unusable(database, "no folder for SQLite's native library can be made beside it (" + DatabaseFile.oneLine(e) + ")",
                    "free some space there, or let this user write to it");
        }
    }

    /** Those of killed processes; a young one may belong to a process that is loading just now. */
    private static void removeLeftovers(Path folder) {
        Instant old = Instant.now().minus(1, ChronoUnit.MINUTES);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path path : found) {
                if (Files.getLastModifiedTime(path).toInstant().isBefore(old)) {
                    delete(path);
                }
            }
        } catch (IOException e) {
            LOG.debug("looking for leftovers in {}", folder, e);
        }
    }

    private static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.debug("{} is still in use; a later start removes it", folder, e);
        }
    }
}
