package org.parley.server.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.Account;
import org.parley.server.UserStore;
import org.parley.server.UserStoreContract;
import org.parley.server.UserStoreException;

class SqliteUserStoreTest extends UserStoreContract {
    @Override
    protected UserStore open(Path folder) {
        return Stores.open(folder.resolve("users.db"));
    }

    @Override
    protected void close(UserStore store) {
        ((SqliteUserStore) store).close();
    }

    /** As when an operator edits the configuration of accounts: another store takes its place. */
    @Test
    void whatIsBeingHashedWhenItClosesIsFinished(@TempDir Path folder) throws Exception {
        SqliteUserStore store = new SqliteUserStore(Database.open(folder.resolve("users.db")), new Argon2id(new Argon2Cost(65_536, 2, 1)), InstantSource.system());
        CompletableFuture<Account> registered = new CompletableFuture<>();
        Thread registering = new Thread(() -> {
            try {
                registered.complete(store.register("alice", "correct horse"));
            } catch (UserStoreException e) {
                registered.completeExceptionally(e);
            }
        }, "registering");
        registering.start();
        while (registering.isAlive() && !hashes(registering)) {
            Thread.onSpinWait();
        }
        store.close();
        assertThat(registered.get(60, TimeUnit.SECONDS).username()).isEqualTo("alice");
    }

    private static boolean hashes(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> frame.getClassName().equals(Argon2id.class.getName()));
    }
}
