package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is at the path already, and is not a users database of this version, is refused with a line and stays as it is. */
class DatabaseTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("users.db");
    }

    private static Map<Path, String> content(Path folder) throws IOException {
        Map<Path, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                content.put(path, Files.isRegularFile(path) ? Files.getLastModifiedTime(path) + " " + ByteBuffer.wrap(Files.readAllBytes(path)).hashCode() : "");
            }
        }
        return content;
    }

    private void assertRefused(String... words) throws IOException {
        Map<Path, String> before = content(folder);
        UnusableDatabaseException refusal = catchThrowableOfType(UnusableDatabaseException.class, () -> Database.open(file));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage()).startsWith("users database " + file + ": ").contains("; ").contains(words).doesNotContain("\n");
        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(content(folder)).isEqualTo(before);
    }

    private void fill(int accounts) throws Exception {
        try (SqliteUserStore store = Stores.open(file)) {
            for (int i = 0; i < accounts; i++) {
                store.register("user" + i, "correct horse");
            }
        }
    }

    @Test
    void missingFoldersAreMadeForTheOwnerAlone() throws Exception {
        Path deep = folder.resolve("a/b c/d?e#f%g/users.db");
        Stores.open(deep).close();
        assertThat(deep).isRegularFile();
        for (Path made = deep.getParent(); !made.equals(folder); made = made.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        }
        try (SqliteUserStore store = Stores.open(deep)) {
            assertThat(store.find("alice")).isEmpty();
        }
    }

    @Test
    void aLinkToAFolderIsAFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        Stores.open(link.resolve("users.db")).close();
        assertThat(folder.resolve("real/users.db")).isRegularFile();
    }

    @Test
    void anEmptyFileBecomesADatabase() throws Exception {
        Files.createFile(file);
        fill(1);
        assertThat(Stores.sql(file, "SELECT count(*) FROM account")).isEqualTo("1");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Files.writeString(file, "Dear diary, today I learned that a server had overwritten me.\n".repeat(100));
        assertRefused("is not a SQLite database", "restore a backup");
        Files.writeString(file, "x");
        assertRefused("is not a SQLite database");
    }

    @Test
    void aHeaderAloneIsRefused() throws Exception {
        Files.writeString(file, "SQLite format 3\0");
        assertRefused("restore a backup");
    }

    @Test
    void aGoodDatabaseThatTheSystemDoesNotOpenIsNotCalledBad() throws Exception {
        fill(1);
        Files.createDirectory(folder.resolve("users.db-wal"));
        UnusableDatabaseException refusal = catchThrowableOfType(UnusableDatabaseException.class, () -> Database.open(file));
        assertThat(refusal).hasMessageContaining("cannot be opened").hasMessageContaining("owner and permissions").hasMessageContaining("users.db-wal");
        assertThat(refusal.getMessage()).doesNotContain("backup", "move it away");
    }

    @Test
    void aTruncatedDatabaseIsRefused() throws Exception {
        fill(100);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        assertRefused("restore a backup");
    }

    @Test
    void aDatabaseWithABrokenPageIsRefused() throws Exception {
        fill(100);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[4096]), 4096);
        }
        assertRefused("is corrupt", "restore a backup");
    }

    @Test
    void aNewerSchemaIsRefused() throws Exception {
        fill(1);
        Stores.sql(file, "PRAGMA user_version = 3");
        assertRefused("has schema version 3", "knows up to 2", "update Parley");
    }

    @Test
    void aNewerSchemaThatIsInUseIsRefused() throws Exception {
        try (SqliteUserStore store = Stores.open(file)) {
            Stores.sql(file, "PRAGMA user_version = 3");
            assertRefusedKeeping("has schema version 3");
            assertThat(store.find("alice")).isEmpty();
        }
    }

    /** In use, SQLite's shared memory file changes with each reader. */
    private void assertRefusedKeeping(String words) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] log = Files.readAllBytes(folder.resolve("users.db-wal"));
        UnusableDatabaseException refusal = catchThrowableOfType(UnusableDatabaseException.class, () -> Database.open(file));
        assertThat(refusal).hasMessageContaining(words);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Files.readAllBytes(folder.resolve("users.db-wal"))).isEqualTo(log);
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws Exception {
        Stores.sql(file, "CREATE TABLE recipe (name TEXT)");
        assertRefused("is a database of another program", "PARLEY_USERS_PATH");
        Stores.sql(file, "DROP TABLE recipe", "PRAGMA application_id = 7");
        assertRefused("is a database of another program");
    }

    @Test
    void aFolderInPlaceOfTheFileIsRefused() throws Exception {
        Files.createDirectory(file);
        assertRefused("is a folder", "move it away");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path notFolder = Files.writeString(folder.resolve("data"), "x");
        file = notFolder.resolve("users.db");
        assertRefused(notFolder + " is not a folder");
    }

    @Test
    void aDanglingLinkIsRefused() throws Exception {
        Files.createSymbolicLink(file, folder.resolve("nowhere"));
        assertRefused("is not a regular file");
    }

    @Test
    void aLogWithoutItsDatabaseIsRefused() throws Exception {
        Files.writeString(folder.resolve("users.db-wal"), "accounts");
        assertRefused("write-ahead log", "put the database back");
        Files.createFile(file);
        assertRefused("write-ahead log");
    }

    @Test
    void whatAKilledProcessUnpackedIsRemovedLater() throws Exception {
        Path old = Files.createDirectory(folder.resolve(".sqlite-native-1"));
        Files.writeString(old.resolve("sqlite-libsqlitejdbc.so"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
        Path young = Files.createDirectory(folder.resolve(".sqlite-native-2"));
        Stores.open(file).close();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @RepeatedTest(5)
    void twoThatOpenANewFileAtOnceShareIt() throws Exception {
        List<SqliteUserStore> stores = Together.on(2, i -> Stores.open(file));
        try (SqliteUserStore one = stores.get(0); SqliteUserStore other = stores.get(1)) {
            one.register("alice", "correct horse");
            assertThat(other.find("alice")).isPresent();
            assertThat(other.tokenKey()).isEqualTo(one.tokenKey());
        }
    }

    @Test
    void anErrorInATransactionLeavesNothingOfItOpen() throws Exception {
        String url = "jdbc:sqlite:" + file;
        try (Connection writer = DriverManager.getConnection(url); Connection reader = DriverManager.getConnection(url)) {
            Sql.atOnce(writer, () -> writer.createStatement().executeUpdate("CREATE TABLE t (x)"));
            assertThatThrownBy(() -> Sql.atOnce(writer, () -> {
                throw new OutOfMemoryError("on purpose");
            })).isInstanceOf(OutOfMemoryError.class);
            writer.createStatement().executeUpdate("INSERT INTO t VALUES (7)");
            assertThat(reader.createStatement().executeQuery("SELECT x FROM t").getInt(1)).isEqualTo(7);
        }
    }
}
