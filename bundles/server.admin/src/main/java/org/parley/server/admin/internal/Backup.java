package org.parley.server.admin.internal;

import java.io.IOException;
import java.nio.file.Files;
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
    private Backup() {}

    /** A temporary file, for the caller to delete. {@code conf} may be null. */
    static Path of(AccountAdmin accounts, Path data, Path conf) throws UserStoreException, IOException {
        Path folder = Files.createTempDirectory(data, ".backup-");
        Path database = folder.resolve("users.db");
        Path whole = Files.createTempFile(data, ".backup-", ".zip"); // for the owner alone
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
        Files.copy(file, zip);
        zip.closeEntry();
    }
}
