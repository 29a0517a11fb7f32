package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link UserStore} must do. A subclass says how one is opened and closed. */
public abstract class UserStoreContract {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    private UserStore store;

    /** Opens the store that lives in {@code folder}; the same folder brings the same accounts back. */
    protected abstract UserStore open(Path folder) throws Exception;

    /** Closes what {@link #open} opened. */
    protected abstract void close(UserStore store) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open(folder);
    }

    @AfterEach
    void closeStore() throws Exception {
        close(store);
    }

    private void reopen() throws Exception {
        close(store);
        store = open(folder);
    }

    private static UserStoreException refusal(ThrowingCall call) {
        UserStoreException e = catchThrowableOfType(UserStoreException.class, call::run);
        assertThat(e).as("a refusal").isNotNull();
        return e;
    }

    private interface ThrowingCall {
        void run() throws Exception;
    }

    private static Instant tomorrow() {
        return Instant.now().plus(1, ChronoUnit.DAYS);
    }

    @Test
    void registeredUserLogsInWithHisPassword() throws Exception {
        Account account = store.register("Alice", PASSWORD);
        assertThat(account.username()).isEqualTo("Alice");
        assertThat(store.authenticate("Alice", PASSWORD)).contains(account);
        assertThat(store.find("Alice")).contains(account);
    }

    @Test
    void wrongPasswordAndUnknownUserAreBothEmpty() throws Exception {
        store.register("alice", PASSWORD);
        assertThat(store.authenticate("alice", "correct horsf")).isEmpty();
        assertThat(store.authenticate("alice", "Correct horse")).isEmpty();
        assertThat(store.authenticate("alice", PASSWORD + " ")).isEmpty();
        assertThat(store.authenticate("bob", PASSWORD)).isEmpty();
        assertThat(store.find("bob")).isEmpty();
    }

    @Test
    void nameIsFoundInAnyAsciiCaseAndKeepsItsSpelling() throws Exception {
        Account account = store.register("Al.i_C-e9", PASSWORD);
        assertThat(store.authenticate("aL.I_c-E9", PASSWORD)).contains(account);
        assertThat(store.find("AL.I_C-E9")).map(Account::username).contains("Al.i_C-e9");
        assertThat(store.find("Al.i_C-e")).isEmpty();
        assertThat(store.find("Al%")).isEmpty();
        assertThat(store.find("AlxixC-e9")).isEmpty();
    }

    @Test
    void nameInAnotherCaseIsTaken() throws Exception {
        Account account = store.register("Alice", PASSWORD);
        assertThat(refusal(() -> store.register("aLICE", "another password")).kind()).isEqualTo(UserStoreException.Kind.USERNAME_TAKEN);
        assertThat(store.authenticate("alice", PASSWORD)).contains(account);
        assertThat(store.authenticate("alice", "another password")).isEmpty();
    }

    @Test
    void passwordIsComparedToItsLastByte() throws Exception {
        String longest = "\ud83d\ude00".repeat(127);
        store.register("alice", longest + "a");
        assertThat(store.authenticate("alice", longest + "a")).isPresent();
        assertThat(store.authenticate("alice", longest + "b")).isEmpty();
        store.register("bob", "e\u0301e\u0301e\u0301e\u0301");
        assertThat(store.authenticate("bob", "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9")).isEmpty();
        store.register("carol", "1234567\u0000a");
        assertThat(store.authenticate("carol", "1234567\u0000b")).isEmpty();
    }

    @Test
    void accountsAreThereAfterReopening() throws Exception {
        Account account = store.register("Alice", PASSWORD);
        reopen();
        assertThat(store.authenticate("alice", PASSWORD)).contains(account);
        assertThat(refusal(() -> store.register("alice", PASSWORD)).kind()).isEqualTo(UserStoreException.Kind.USERNAME_TAKEN);
    }

    @Test
    void changedPasswordReplacesTheOldOneAndBeginsANewEpoch() throws Exception {
        Account before = store.register("Alice", PASSWORD);
        Optional<Account> after = store.changePassword("alice", "battery staple");
        assertThat(after).hasValueSatisfying(account -> {
            assertThat(account.username()).isEqualTo("Alice");
            assertThat(account.epoch()).isGreaterThan(before.epoch());
        });
        assertThat(store.authenticate("alice", PASSWORD)).isEmpty();
        assertThat(store.authenticate("alice", "battery staple")).isEqualTo(after);
        reopen();
        assertThat(store.find("alice")).isEqualTo(after);
    }

    @Test
    void unknownUserHasNoPasswordToChange() throws Exception {
        assertThat(store.changePassword("nobody", PASSWORD)).isEmpty();
        assertThat(store.find("nobody")).isEmpty();
    }

    @Test
    void tokenKeyIsMadeOnceAndKept() throws Exception {
        byte[] key = store.tokenKey();
        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(store.tokenKey()).isEqualTo(key).isNotSameAs(key);
        reopen();
        assertThat(store.tokenKey()).isEqualTo(key);
    }

    @Test
    void revokedSessionStaysRevoked() throws Exception {
        assertThat(store.isRevoked("s1")).isFalse();
        store.revokeSession("s1", tomorrow());
        store.revokeSession("s1", tomorrow());
        assertThat(store.isRevoked("s1")).isTrue();
        assertThat(store.isRevoked("s2")).isFalse();
        assertThat(store.isRevoked("S1")).isFalse();
        reopen();
        assertThat(store.isRevoked("s1")).isTrue();
    }

    @Test
    void oneOfManyWhoRegisterANameAtOnceGetsIt() throws Exception {
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Boolean>> tasks = IntStream.range(0, threads).mapToObj(i -> (Callable<Boolean>) () -> {
            start.await(10, TimeUnit.SECONDS);
            return registers(i % 2 == 0 ? "dave" : "DAVE");
        }).toList();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            int made = 0;
            for (Future<Boolean> future : pool.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                made += future.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
            assertThat(store.authenticate("dave", PASSWORD)).isPresent();
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean registers(String name) throws UserStoreException {
        try {
            store.register(name, PASSWORD);
            return true;
        } catch (UserStoreException e) {
            assertThat(e.kind()).isEqualTo(UserStoreException.Kind.USERNAME_TAKEN);
            return false;
        }
    }

    @Test
    void closedStoreSaysSo() throws Exception {
        UserStore closed = store;
        closed.register("erin", PASSWORD);
        close(closed);
        assertThat(refusal(() -> closed.find("erin")).kind()).isEqualTo(UserStoreException.Kind.UNAVAILABLE);
        assertThat(refusal(() -> closed.authenticate("erin", PASSWORD)).kind()).isEqualTo(UserStoreException.Kind.UNAVAILABLE);
        store = open(folder);
        assertThat(store.find("erin")).isPresent();
    }
}
