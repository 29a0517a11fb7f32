package org.parley.server.admin.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.parley.server.AccountAdmin;
import org.parley.server.UserStoreException;

/**
 * A zip with what a server has that cannot be made anew: {@code users.db} and {@code tls/}, as they lie in the data folder, and {@code conf/}. Unzipping it into an empty data
 * folder restores the first two.
 */
final class Backup {
    private static final String BEGINNING = ".backup-";

    private Backup() {}

    /** Deletes what a server left that was killed while it made one: it holds all that is secret. */
    static void removeLeftovers(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(data, BEGINNING + "*")) {
            for (Path leftover : leftovers) {
                if (Files.isDirectory(leftover, LinkOption.NOFOLLOW_LINKS)) {
                    deleteFiles(leftover);
                }
                Files.delete(leftover);
            }
        }
    }

    private static void deleteFiles(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** A temporary file, for the caller to delete. {@code conf} may be null. */
    static Path of(AccountAdmin accounts, Path data, Path conf) throws UserStoreException, IOException {
        Path folder = Files.createTempDirectory(data, BEGINNING);
        Path database = folder.resolve("users.db");
        Path whole = Files.createTempFile(data, BEGINNING, ".zip"); // for the owner alone
        boolean done = false;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(whole))) {
            accounts.backup(database);
            add(zip, "users.db", database);
            addAll(zip, "tls/", data.resolve("tls"));
            if (conf != null) {
                addAll(zip, "conf/", conf);
            }
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(whole);
            }
            Files.deleteIfExists(database);
            Files.deleteIfExists(folder);
        }
        return whole;
    }

    private static void addAll(ZipOutputStream zip, String prefix, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                add(zip, prefix + file.getFileName(), file);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try {
            Files.copy(file, zip);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " may not be read by the user that the server runs as; change its owner or mode, and try again", e);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " went while the backup was made; try again", e);
        }
        zip.closeEntry();
    }
}
