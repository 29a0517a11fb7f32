package org.parley.server.users.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.parley.server.Account;
import org.parley.server.AccountAdmin;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;
import org.parley.server.UserStoreException.Kind;
import org.parley.server.users.internal.GuardedConnection.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Accounts in one SQLite file. Every write is a transaction of its own, synced before it returns. Passwords are hashed outside of the connections'
 * locks: a login waits for nobody's hash but its own.
 */
final class SqliteUserStore implements UserStore, AccountAdmin, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteUserStore.class);
    private static final int KEY_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SecureRandom random = new SecureRandom();
    private final Database database;
    private final Argon2id hasher;
    private final InstantSource clock;
    /** Read by who hashes and writes what comes of it, written by who closes: what was begun with this store also ends with it. */
    private final ReentrantReadWriteLock hashing = new ReentrantReadWriteLock();
    /** Both on the reader only. */
    private final Lookup<StoredAccount> accountByName = StoredAccount.byName();
    private final Lookup<Boolean> revokedById = new Lookup<>("SELECT 1 FROM revoked_session WHERE session = ?", row -> true);

    SqliteUserStore(Database database, Argon2id hasher, InstantSource clock) {
        this.database = database;
        this.hasher = hasher;
        this.clock = clock;
    }

    @Override
    public Account register(String username, String password) throws UserStoreException {
        return register(username, password, c -> { });
    }

    @Override
    public Account registerInvited(String username, String password, String invitation) throws UserStoreException {
        try {
            if (!read(c -> Invitations.isGood(c, invitation, clock.millis()))) {
                throw new Invitations.NoneException(); // before a hash is paid for
            }
            return register(username, password, c -> Invitations.use(c, invitation, clock.millis()));
        } catch (Invitations.NoneException e) {
            throw new UserStoreException(Kind.INVITATION_INVALID, "there is no such invitation, or it was used or has expired", e);
        }
    }

    private interface Hashing<T> {
        T run() throws UserStoreException;
    }

    private <T> T hashing(Hashing<T> work) throws UserStoreException {
        hashing.readLock().lock();
        try {
            return work.run();
        } finally {
            hashing.readLock().unlock();
        }
    }

    private Account register(String username, String password, Sql.Step before) throws UserStoreException {
        return hashing(() -> insert(username, password, before));
    }

    private Account insert(String username, String password, Sql.Step before) throws UserStoreException {
        if (stored(username).isPresent()) {
            throw taken(username);
        }
        String hash = hasher.hash(password).format();
        try {
            return database.writer().use(c -> Sql.atOnce(c, () -> {
                before.on(c);
                return AccountRows.insert(c, username, hash);
            }));
        } catch (SQLiteException e) {
            throw e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE ? taken(username) : unavailable(e);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Account> authenticate(String username, String password) throws UserStoreException {
        return hashing(() -> check(username, password));
    }

    private Optional<Account> check(String username, String password) throws UserStoreException {
        Optional<StoredAccount> found = stored(username);
        if (found.isEmpty()) {
            hasher.matchNothing(password);
            return Optional.empty();
        }
        StoredAccount stored = found.get();
        PhcString hash = parse(stored);
        if (!hasher.matches(password, hash) || stored.disabled()) {
            return Optional.empty();
        }
        if (hasher.outdated(hash)) {
            renew(stored, password);
        }
        return Optional.of(stored.account());
    }

    @Override
    public Optional<Account> find(String username) throws UserStoreException {
        return stored(username).filter(stored -> !stored.disabled()).map(StoredAccount::account);
    }

    @Override
    public Optional<Account> changePassword(String username, String password) throws UserStoreException {
        return hashing(() -> change(username, password));
    }

    private Optional<Account> change(String username, String password) throws UserStoreException {
        if (stored(username).isEmpty()) {
            return Optional.empty();
        }
        String hash = hasher.hash(password).format();
        // a transaction of its own: with RETURNING alone SQLite commits when the statement is closed, and the driver keeps what fails then to itself
        return write(c -> Sql.atOnce(c, () -> {
            try (PreparedStatement s = Sql.prepare(c, "UPDATE account SET password = ?, epoch = epoch + 1 WHERE username = ? RETURNING username, epoch", hash, username);
                    ResultSet row = s.executeQuery()) {
                return row.next() ? Optional.of(new Account(row.getString(1), row.getLong(2))) : Optional.<Account>empty();
            }
        }));
    }

    @Override
    public byte[] tokenKey() throws UserStoreException {
        Optional<byte[]> kept = read(Sql::tokenKey);
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        return write(c -> {
            Sql.update(c, "INSERT INTO secret (name, value) VALUES ('token-key', ?) ON CONFLICT DO NOTHING", fresh);
            return Sql.tokenKey(c).orElseThrow();
        });
    }

    @Override
    public void revokeSession(String session, Instant until) throws UserStoreException {
        long now = clock.millis();
        long millis = until.isBefore(Instant.ofEpochMilli(Long.MAX_VALUE)) ? until.toEpochMilli() : Long.MAX_VALUE;
        write(c -> {
            Sql.update(c, "INSERT INTO revoked_session (session, until_millis) VALUES (?, ?)"
                    + " ON CONFLICT DO UPDATE SET until_millis = max(until_millis, excluded.until_millis)", session, millis);
            return Sql.update(c, "DELETE FROM revoked_session WHERE until_millis < ?", now);
        });
    }

    @Override
    public boolean isRevoked(String session) throws UserStoreException {
        return read(c -> revokedById.find(c, session)).isPresent();
    }

    @Override
    public List<AccountInfo> accounts() throws UserStoreException {
        return read(AccountRows::all);
    }

    @Override
    public boolean setDisabled(String username, boolean disabled) throws UserStoreException {
        String change = disabled ? "disabled = 1, epoch = epoch + 1" : "disabled = 0";
        return write(c -> Sql.update(c, "UPDATE account SET " + change + " WHERE username = ?", username)) > 0;
    }

    @Override
    public boolean delete(String username) throws UserStoreException {
        return write(c -> Sql.atOnce(c, () -> AccountRows.delete(c, username)));
    }

    @Override
    public String invite(Instant until) throws UserStoreException {
        return write(c -> Invitations.make(c, random, until.toEpochMilli(), clock.millis()));
    }

    @Override
    public void backup(Path copy) throws UserStoreException {
        try {
            database.copyTo(copy);
        } catch (SQLException e) {
            throw unavailable(e);
        } catch (IOException e) {
            throw new UserStoreException(Kind.UNAVAILABLE, copy + " cannot be made (" + DatabaseFile.oneLine(e) + ")", e);
        }
    }

    /** Every later call is UNAVAILABLE. Waits, bounded, for those in progress, hashes included. Idempotent; never throws. */
    @Override
    public void close() {
        long begun = System.nanoTime();
        boolean interrupted = false;
        try {
            hashing.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        Duration left = PATIENCE.minusNanos(System.nanoTime() - begun);
        database.close(left.isNegative() ? Duration.ZERO : left);
        if (hashing.writeLock().isHeldByCurrentThread()) {
            hashing.writeLock().unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<StoredAccount> stored(String username) throws UserStoreException {
        return read(c -> accountByName.find(c, username));
    }

    private PhcString parse(StoredAccount stored) throws UserStoreException {
        try {
            return PhcString.parse(stored.password());
        } catch (IllegalArgumentException e) {
            String message = "users database " + database.file() + ": password of " + stored.account().username() + " is " + e.getMessage();
            throw new UserStoreException(Kind.UNAVAILABLE, message, e);
        }
    }

    /** Not worth a refused login: the next one tries again. A password that was changed meanwhile stays. */
    private void renew(StoredAccount stored, String password) {
        String hash = hasher.hash(password).format();
        try {
            write(c -> Sql.update(c, "UPDATE account SET password = ? WHERE id = ? AND password = ?", hash, stored.id(), stored.password()));
        } catch (UserStoreException e) {
            LOG.warn("the password hash of {} keeps its old parameters: {}", stored.account().username(), e.getMessage());
        }
    }

    private <T> T read(Work<T> work) throws UserStoreException {
        return use(database.reader(), work);
    }

    private <T> T write(Work<T> work) throws UserStoreException {
        return use(database.writer(), work);
    }

    private <T> T use(GuardedConnection connection, Work<T> work) throws UserStoreException {
        try {
            return connection.use(work);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static UserStoreException taken(String username) {
        return new UserStoreException(Kind.USERNAME_TAKEN, "an account " + username + " exists", null);
    }

    private UserStoreException unavailable(SQLException e) {
        boolean full = e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
        String wrong = full ? "the disk is full; free some space" : DatabaseFile.oneLine(e);
        return new UserStoreException(Kind.UNAVAILABLE, "users database " + database.file() + ": " + wrong, e);
    }
}
