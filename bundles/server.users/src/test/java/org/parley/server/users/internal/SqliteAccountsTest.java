package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException.Kind;

/** What the store on SQLite promises beyond the contract. */
class SqliteAccountsTest {
    @TempDir
    Path folder;
    private UserStore store;

    @BeforeEach
    void open() {
        store = Stores.open(file());
    }

    @AfterEach
    void close() {
        close(store);
    }

    private static void close(UserStore opened) {
        ((SqliteUserStore) opened).close();
    }

    private static void assertFails(Kind kind, Callable<?> call) throws Exception {
        assertThat(Stores.failure(call)).isEqualTo(kind);
    }

    private Path file() {
        return folder.resolve("users.db");
    }

    private String storedPassword(String username) throws Exception {
        return Stores.sql(file(), "SELECT password FROM account WHERE username = '" + username + "'");
    }

    @Test
    void onlyTheDatabaseStaysInTheFolderAndForItsOwnerAlone() throws Exception {
        store.register("alice", "correct horse");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isNotEmpty().allSatisfy(path -> {
                assertThat(path.getFileName().toString()).startsWith("users.db");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
            });
        }
        close(store);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file()));
    }

    @Test
    void noPasswordIsInTheFileAndEqualOnesHaveDifferentHashes() throws Exception {
        store.register("alice", "correct horse");
        store.register("bob", "correct horse");
        assertThat(storedPassword("alice")).startsWith("$argon2id$v=19$m=64,t=1,p=1$").isNotEqualTo(storedPassword("bob"));
        close(store);
        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1)).doesNotContain("correct horse").contains("alice");
    }

    @Test
    void aLoginRenewsAHashOfOtherParametersAndNothingElse() throws Exception {
        var registered = store.register("alice", "correct horse");
        String old = storedPassword("alice");
        store.authenticate("alice", "correct horse");
        assertThat(storedPassword("alice")).isEqualTo(old);
        close(store);

        store = new SqliteUserStore(Database.open(file()), new Argon2id(new Argon2Cost(128, 2, 1)), InstantSource.system());
        assertThat(store.authenticate("alice", "wrong horse")).isEmpty();
        assertThat(storedPassword("alice")).isEqualTo(old);
        assertThat(store.authenticate("alice", "correct horse")).contains(registered);
        assertThat(storedPassword("alice")).startsWith("$argon2id$v=19$m=128,t=2,p=1$");
        assertThat(store.authenticate("alice", "correct horse")).contains(registered);
    }

    @Test
    void revocationsAreForgottenAfterTheirTimeAndNotBefore() throws Exception {
        close(store);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(start);
        store = new SqliteUserStore(Database.open(file()), new Argon2id(Stores.CHEAP), now::get);
        store.revokeSession("short", start.plusSeconds(60));
        store.revokeSession("long", start.plusSeconds(600));
        store.revokeSession("long", start.plusSeconds(1));
        now.set(start.plusSeconds(60));
        store.revokeSession("other", start.plusSeconds(3600));
        assertThat(store.isRevoked("short")).isTrue();
        now.set(start.plusSeconds(61));
        store.revokeSession("another", start.plusSeconds(3600));
        assertThat(store.isRevoked("short")).isFalse();
        assertThat(store.isRevoked("long")).isTrue();
        assertThat(Stores.sql(file(), "SELECT count(*) FROM revoked_session")).isEqualTo("3");
    }

    @Test
    void onAFullDiskNobodyRegistersAndEverybodyLogsIn() throws Exception {
        close(store);
        Database database = Database.open(file());
        store = Stores.on(database);
        store.register("alice", "correct horse");
        database.writer().use(c -> c.createStatement().execute("PRAGMA max_page_count = 1"));
        int registered = 0;
        Kind failure = null;
        while (failure == null && registered < 500) {
            String name = "user" + registered++;
            failure = Stores.failure(() -> store.register(name, "correct horse"));
        }
        assertThat(failure).isEqualTo(Kind.UNAVAILABLE);
        UserStore costlier = new SqliteUserStore(database, new Argon2id(new Argon2Cost(128, 1, 1)), InstantSource.system());
        assertThat(costlier.authenticate("alice", "correct horse")).isPresent();
        assertThat(costlier.authenticate("alice", "wrong horse")).isEmpty();
        assertThat(store.find("user" + (registered - 1))).isEmpty();
        database.writer().use(c -> c.createStatement().execute("PRAGMA max_page_count = 1000000"));
        assertThat(store.register("user" + (registered - 1), "correct horse").username()).isEqualTo("user" + (registered - 1));
    }

    /** As on a full disk: everything goes well but the commit, here for a reference that is looked for only then. */
    @Test
    void aPasswordIsNotChangedWhenThatCannotBeWrittenDown() throws Exception {
        store.register("alice", "correct horse");
        Stores.sql(file(), "CREATE TABLE fault (name TEXT REFERENCES account (username) DEFERRABLE INITIALLY DEFERRED)");
        Stores.sql(file(), "CREATE TRIGGER fail AFTER UPDATE ON account BEGIN INSERT INTO fault VALUES ('nobody'); END");
        assertFails(Kind.UNAVAILABLE, () -> store.changePassword("alice", "battery staple"));
        assertThat(store.authenticate("alice", "battery staple")).isEmpty();
        assertThat(store.authenticate("alice", "correct horse")).isPresent();
    }

    @Test
    void aLoginSucceedsWhileItsHashCannotBeRenewed() throws Exception {
        var registered = store.register("alice", "correct horse");
        close(store);
        Database database = Database.open(file());
        database.writer().use(c -> c.createStatement().execute("PRAGMA query_only = ON"));
        store = new SqliteUserStore(database, new Argon2id(new Argon2Cost(128, 1, 1)), InstantSource.system());
        assertThat(store.authenticate("alice", "correct horse")).contains(registered);
        assertFails(Kind.UNAVAILABLE, () -> store.register("bob", "correct horse"));
    }

    @Test
    void anUnreadableHashIsNoWrongPassword() throws Exception {
        store.register("alice", "correct horse");
        Stores.sql(file(), "UPDATE account SET password = 'secret'");
        assertFails(Kind.UNAVAILABLE, () -> store.authenticate("alice", "correct horse"));
        assertThat(store.changePassword("alice", "battery staple")).isPresent();
        assertThat(store.authenticate("alice", "battery staple")).isPresent();
    }

    @Test
    void aWriteIsSyncedBeforeItIsAcknowledged() throws Exception {
        close(store);
        Database database = Database.open(file());
        store = Stores.on(database);
        assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
        assertThat(pragma(database, "synchronous")).isEqualTo("2");
        assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        assertThat(pragma(database, "application_id")).isEqualTo(Integer.toString(0x5061726c));
        assertThat(pragma(database, "user_version")).isEqualTo("2");
    }

    private static String pragma(Database database, String name) throws Exception {
        return database.writer().use(c -> {
            try (var row = c.createStatement().executeQuery("PRAGMA " + name)) {
                return row.getString(1);
            }
        });
    }

    @Test
    void aPasswordThatIsNoUnicodeIsWrongAndNothingElse() throws Exception {
        store.register("alice", "????????");
        assertThat(store.authenticate("alice", "\uD800???????")).isEmpty();
    }

    /** A hash fills its memory, and what a thread allocates can be counted, unlike its time. */
    @Test
    void anUnknownUserCostsAHashAsAWrongPasswordDoes() throws Exception {
        close(store);
        int memoryKiB = 4096;
        store = new SqliteUserStore(Database.open(file()), new Argon2id(new Argon2Cost(memoryKiB, 1, 1)), InstantSource.system());
        store.register("alice", "correct horse");
        assertThat(allocatedBy(() -> store.authenticate("alice", "battery staple"))).isGreaterThan(memoryKiB << 10);
        assertThat(allocatedBy(() -> store.authenticate("nobody", "battery staple"))).isGreaterThan(memoryKiB << 10);
        assertThat(allocatedBy(() -> store.authenticate("nobody", "\uD800attery staple"))).isGreaterThan(memoryKiB << 10);
        assertThat(allocatedBy(() -> store.find("alice"))).isLessThan(memoryKiB << 10);
    }

    private static long allocatedBy(Callable<?> call) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        System.gc(); // frees the memory of former hashes, which the next one would use again
        long before = threads.getCurrentThreadAllocatedBytes();
        call.call();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void aRevocationMayLastForEver() throws Exception {
        store.revokeSession("one", Instant.MAX);
        assertThat(store.isRevoked("one")).isTrue();
    }

    @Test
    void manyThreadsUseItAtOnce() throws Exception {
        List<String> keys = Together.on(8, i -> {
            store.register("user" + i, "correct horse" + i);
            store.revokeSession("session" + i, Instant.MAX);
            assertThat(store.authenticate("USER" + i, "correct horse" + i)).isPresent().isEqualTo(store.find("user" + i));
            assertThat(store.isRevoked("session" + i)).isTrue();
            return HexFormat.of().formatHex(store.tokenKey());
        });
        assertThat(keys).hasSize(8).containsOnly(keys.get(0));
    }

    @Test
    void onceItIsClosedNothingWorks() throws Exception {
        store.register("alice", "correct horse");
        close(store);
        close(store);
        assertFails(Kind.UNAVAILABLE, () -> store.register("bob", "correct horse"));
        assertFails(Kind.UNAVAILABLE, () -> store.authenticate("alice", "correct horse"));
        assertFails(Kind.UNAVAILABLE, () -> store.find("alice"));
        assertFails(Kind.UNAVAILABLE, () -> store.changePassword("alice", "battery staple"));
        assertFails(Kind.UNAVAILABLE, store::tokenKey);
        assertFails(Kind.UNAVAILABLE, () -> store.isRevoked("one"));
        assertFails(Kind.UNAVAILABLE, () -> {
            store.revokeSession("one", Instant.MAX);
            return null;
        });
    }

    @Test
    void aCallInProgressIsLetToEndAndTheStoreClosesBehindIt() throws Exception {
        close(store);
        Database database = Database.open(file());
        store = Stores.on(database);
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var busy = CompletableFuture.supplyAsync(() -> {
            try {
                return database.writer().use(c -> {
                    inside.countDown();
                    await(leave);
                    return c;
                });
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        await(inside);
        database.close(Duration.ZERO);
        assertFails(Kind.UNAVAILABLE, () -> store.find("alice"));
        leave.countDown();
        assertThat(busy.get(10, TimeUnit.SECONDS).isClosed()).isTrue();
        assertFails(Kind.UNAVAILABLE, () -> store.register("alice", "correct horse"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
