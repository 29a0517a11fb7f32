package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.UserStoreException.Kind;

/** What every {@link UserStore} must do. */
public abstract class UserStoreContract {
    private static final String PASSWORD = "correct horse";
    private static final String OTHER = "battery staple";

    @TempDir
    protected Path folder;

    protected UserStore store;

    /** Opens the store that keeps its data in that folder; what an earlier one kept there is there again. */
    protected abstract UserStore open(Path data) throws Exception;

    /** Closes what {@link #open} opened; a second time does nothing. */
    protected abstract void close(UserStore opened) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open(folder);
    }

    @AfterEach
    void closeStore() throws Exception {
        close(store);
    }

    protected final void reopen() throws Exception {
        close(store);
        store = open(folder);
    }

    protected static void assertFails(Kind kind, Callable<?> call) {
        UserStoreException thrown = catchThrowableOfType(UserStoreException.class, call::call);
        assertThat(thrown).isNotNull();
        assertThat(thrown.kind()).isEqualTo(kind);
        assertThat(thrown.getMessage()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void aRegisteredUserLogsIn() throws Exception {
        Account registered = store.register("alice", PASSWORD);
        assertThat(registered.username()).isEqualTo("alice");
        assertThat(store.authenticate("alice", PASSWORD)).contains(registered);
        assertThat(store.find("alice")).contains(registered);
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreTheSame() throws Exception {
        store.register("alice", PASSWORD);
        assertThat(store.authenticate("alice", OTHER)).isEmpty();
        assertThat(store.authenticate("bob", PASSWORD)).isEmpty();
        assertThat(store.find("bob")).isEmpty();
        assertThat(store.changePassword("bob", PASSWORD)).isEmpty();
    }

    @Test
    void aPasswordIsItsBytes() throws Exception {
        store.register("composed", "caf\u00e9 au lait");
        assertThat(store.authenticate("composed", "caf\u00e9 au lait")).isPresent();
        assertThat(store.authenticate("composed", "cafe\u0301 au lait")).isEmpty();
        assertThat(store.authenticate("composed", "CAF\u00c9 au lait")).isEmpty();
        assertThat(store.authenticate("composed", "caf\u00e9 au lait ")).isEmpty();
    }

    @Test
    void passwordsOfAnyLengthAndScriptWork() throws Exception {
        String longest = "\uD83D\uDC34".repeat(128);
        store.register("horses", longest);
        assertThat(store.authenticate("horses", longest)).isPresent();
        assertThat(store.authenticate("horses", longest.substring(2))).isEmpty();
    }

    @Test
    void aPasswordThatIsNoUnicodeIsWrongAndNothingElse() throws Exception {
        store.register("alice", "????????");
        assertThat(store.authenticate("alice", "\uD800???????")).isEmpty();
    }

    @Test
    void namesDifferInMoreThanAsciiCaseAndKeepTheirSpelling() throws Exception {
        store.register("Alice.B-1_x", PASSWORD);
        assertThat(store.authenticate("aLICE.b-1_X", PASSWORD)).map(Account::username).contains("Alice.B-1_x");
        assertThat(store.find("ALICE.B-1_X")).map(Account::username).contains("Alice.B-1_x");
        assertThat(store.changePassword("alice.b-1_x", OTHER)).map(Account::username).contains("Alice.B-1_x");
        assertThat(store.find("Alice.B-1-x")).isEmpty();
        assertThat(store.find("Alice.B-1_")).isEmpty();
        assertThat(store.find("Alice.B-1_%")).isEmpty();
    }

    @Test
    void aTakenNameIsRefusedInAnyCaseAndItsPasswordStays() throws Exception {
        store.register("alice", PASSWORD);
        assertFails(Kind.USERNAME_TAKEN, () -> store.register("alice", OTHER));
        assertFails(Kind.USERNAME_TAKEN, () -> store.register("ALICE", OTHER));
        assertThat(store.authenticate("alice", PASSWORD)).isPresent();
        assertThat(store.authenticate("alice", OTHER)).isEmpty();
    }

    @Test
    void aChangedPasswordBeginsANewEpoch() throws Exception {
        Account registered = store.register("alice", PASSWORD);
        store.register("bob", PASSWORD);
        Account changed = store.changePassword("alice", OTHER).orElseThrow();
        assertThat(changed.epoch()).isGreaterThan(registered.epoch());
        assertThat(store.find("alice")).contains(changed);
        assertThat(store.authenticate("alice", OTHER)).contains(changed);
        assertThat(store.authenticate("alice", PASSWORD)).isEmpty();
        assertThat(store.authenticate("bob", PASSWORD)).isPresent();
    }

    @Test
    void theTokenKeyStaysAndIsACopy() throws Exception {
        byte[] key = store.tokenKey();
        byte[] kept = key.clone();
        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        key[0]++;
        assertThat(store.tokenKey()).isEqualTo(kept);
        reopen();
        assertThat(store.tokenKey()).isEqualTo(kept);
    }

    @Test
    void aRevokedSessionIsRevokedAndNoOther() throws Exception {
        Instant until = Instant.now().plus(Duration.ofHours(1));
        store.revokeSession("one", until);
        store.revokeSession("one", until);
        assertThat(store.isRevoked("one")).isTrue();
        assertThat(store.isRevoked("ONE")).isFalse();
        assertThat(store.isRevoked("two")).isFalse();
        store.revokeSession("for-ever", Instant.MAX);
        assertThat(store.isRevoked("for-ever")).isTrue();
        reopen();
        assertThat(store.isRevoked("one")).isTrue();
        assertThat(store.isRevoked("for-ever")).isTrue();
    }

    @Test
    void accountsAreThereAfterReopening() throws Exception {
        store.register("Alice", PASSWORD);
        Account changed = store.changePassword("alice", OTHER).orElseThrow();
        reopen();
        assertThat(store.authenticate("alice", OTHER)).contains(changed);
        assertThat(store.authenticate("alice", PASSWORD)).isEmpty();
        assertFails(Kind.USERNAME_TAKEN, () -> store.register("aLICE", PASSWORD));
    }

    @Test
    void ofConcurrentRegistrationsOfANameOneWins() throws Exception {
        List<Boolean> won = together(8, i -> {
            try {
                store.register(i % 2 == 0 ? "alice" : "ALICE", PASSWORD + i);
                return true;
            } catch (UserStoreException e) {
                assertThat(e.kind()).isEqualTo(Kind.USERNAME_TAKEN);
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        int winner = won.indexOf(true);
        assertThat(store.authenticate("alice", PASSWORD + winner)).map(Account::username).contains(winner % 2 == 0 ? "alice" : "ALICE");
    }

    @Test
    void manyThreadsUseItAtOnce() throws Exception {
        byte[] key = store.tokenKey();
        List<Boolean> good = together(8, i -> {
            Account mine = store.register("user" + i, PASSWORD + i);
            store.revokeSession("session" + i, Instant.MAX);
            return store.authenticate("user" + i, PASSWORD + i).equals(store.find("USER" + i)) && mine.username().equals("user" + i)
                    && store.isRevoked("session" + i) && Arrays.equals(store.tokenKey(), key);
        });
        assertThat(good).containsOnly(true);
    }

    @Test
    void aFirstTokenKeyIsOneForAllThreads() throws Exception {
        List<String> keys = together(8, i -> HexFormat.of().formatHex(store.tokenKey()));
        assertThat(keys).hasSize(8);
        assertThat(keys.stream().distinct()).hasSize(1);
    }

    @Test
    void aClosedStoreIsUnavailable() throws Exception {
        store.register("alice", PASSWORD);
        close(store);
        assertFails(Kind.UNAVAILABLE, () -> store.register("bob", PASSWORD));
        assertFails(Kind.UNAVAILABLE, () -> store.authenticate("alice", PASSWORD));
        assertFails(Kind.UNAVAILABLE, () -> store.find("alice"));
        assertFails(Kind.UNAVAILABLE, () -> store.changePassword("alice", OTHER));
        assertFails(Kind.UNAVAILABLE, store::tokenKey);
        assertFails(Kind.UNAVAILABLE, () -> store.isRevoked("one"));
        assertFails(Kind.UNAVAILABLE, () -> {
            store.revokeSession("one", Instant.MAX);
            return null;
        });
        close(store);
    }

    /** What the i-th of several threads does. */
    protected interface Indexed<T> {
        T apply(int index) throws Exception;
    }

    /** Runs it on that many threads, all let go at the same moment; the answers in the order of the index. */
    protected static <T> List<T> together(int threads, Indexed<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier barrier = new CyclicBarrier(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int index = i;
                futures.add(executor.submit(() -> {
                    barrier.await(10, TimeUnit.SECONDS);
                    return work.apply(index);
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get(30, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            executor.shutdownNow();
        }
    }
}
