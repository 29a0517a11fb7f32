package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.Account;
import org.parley.server.AccountAdmin.AccountInfo;
import org.parley.server.UserStoreException.Kind;

/** What an operator does with accounts. */
class AccountAdminTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;
    private Path file;
    private SqliteUserStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("users.db");
        store = Stores.open(file);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void accountsAreListedByNameInAnyCase() throws Exception {
        for (String name : new String[] {"bob", "Alice", "carol"}) {
            store.register(name, PASSWORD);
        }
        store.setDisabled("BOB", true);
        assertThat(store.accounts()).containsExactly(new AccountInfo("Alice", false), new AccountInfo("bob", true), new AccountInfo("carol", false));
    }

    @Test
    void aDisabledAccountCannotLogInUntilItIsEnabled() throws Exception {
        store.register("alice", PASSWORD);
        assertThat(store.setDisabled("alice", true)).isTrue();
        assertThat(store.authenticate("alice", PASSWORD)).isEmpty();
        assertThat(store.find("alice")).isEmpty();
        assertThat(Stores.failure(() -> store.register("Alice", PASSWORD))).isEqualTo(Kind.USERNAME_TAKEN);
        store.setDisabled("alice", false);
        assertThat(store.authenticate("alice", PASSWORD)).isPresent();
        assertThat(store.setDisabled("nobody", true)).isFalse();
    }

    @Test
    void tokensOfADisabledAccountStayVoidWhenItIsEnabled() throws Exception {
        Account before = store.register("alice", PASSWORD);
        store.setDisabled("alice", true);
        store.setDisabled("alice", false);
        assertThat(store.find("alice")).hasValueSatisfying(account -> assertThat(account.epoch()).isGreaterThan(before.epoch()));
    }

    @Test
    void tokensOfADeletedAccountAreVoidForItsSuccessorToo() throws Exception {
        Account first = store.register("alice", PASSWORD);
        assertThat(store.delete("ALICE")).isTrue();
        assertThat(store.delete("alice")).isFalse();
        assertThat(store.find("alice")).isEmpty();
        Account second = store.register("Alice", PASSWORD);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        store.delete("alice");
        assertThat(store.register("alice", PASSWORD).epoch()).isGreaterThan(second.epoch());
    }

    @Test
    void anInvitationMakesOneAccount() throws Exception {
        String code = store.invite(Instant.now().plus(Duration.ofDays(1)));
        assertThat(store.registerInvited("alice", PASSWORD, code).username()).isEqualTo("alice");
        assertThat(Stores.failure(() -> store.registerInvited("bob", PASSWORD, code))).isEqualTo(Kind.INVITATION_INVALID);
        assertThat(Stores.failure(() -> store.registerInvited("bob", PASSWORD, "guessed"))).isEqualTo(Kind.INVITATION_INVALID);
        assertThat(store.find("bob")).isEmpty();
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain(code);
    }

    @Test
    void aTakenNameDoesNotUseAnInvitationUp() throws Exception {
        store.register("alice", PASSWORD);
        String code = store.invite(Instant.now().plus(Duration.ofDays(1)));
        assertThat(Stores.failure(() -> store.registerInvited("alice", PASSWORD, code))).isEqualTo(Kind.USERNAME_TAKEN);
        assertThat(store.registerInvited("bob", PASSWORD, code).username()).isEqualTo("bob");
    }

    @Test
    void anInvitationExpires() throws Exception {
        String code = store.invite(Instant.now().plus(Duration.ofDays(1)));
        InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofDays(2));
        try (SqliteUserStore inTwoDays = new SqliteUserStore(Database.open(file), new Argon2id(Stores.CHEAP), later)) {
            assertThat(Stores.failure(() -> inTwoDays.registerInvited("bob", PASSWORD, code))).isEqualTo(Kind.INVITATION_INVALID);
        }
    }

    @Test
    void aBackupWhileInUseIsADatabaseOfItsOwn() throws Exception {
        store.register("alice", PASSWORD);
        byte[] key = store.tokenKey();
        Path copy = folder.resolve("it's a copy.db");
        store.backup(copy);
        store.register("bob", PASSWORD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
        try (SqliteUserStore restored = Stores.open(copy)) {
            assertThat(restored.authenticate("alice", PASSWORD)).isPresent();
            assertThat(restored.find("bob")).isEmpty();
            assertThat(restored.tokenKey()).isEqualTo(key);
        }
        assertThat(Stores.failure(() -> {
            store.backup(copy);
            return null;
        })).isEqualTo(Kind.UNAVAILABLE);
    }

    /** A file of the first version is brought to this one with its accounts. */
    @Test
    void anOlderDatabaseIsUsedOn() throws Exception {
        store.register("alice", PASSWORD);
        store.close();
        Stores.sql(file, "ALTER TABLE account DROP COLUMN disabled", "DROP TABLE deleted_account", "DROP TABLE invitation", "PRAGMA user_version = 1");
        store = Stores.open(file);
        assertThat(store.authenticate("alice", PASSWORD)).isPresent();
        assertThat(store.accounts()).containsExactly(new AccountInfo("alice", false));
        assertThat(Stores.sql(file, "PRAGMA user_version")).isEqualTo("2");
    }
}
