package org.parley.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.protocol.Usernames;

/** A store without disk and hash, for tests of the server. */
public final class MapUserStore implements UserStore {
    private static final Map<Path, Contents> FOLDERS = new java.util.concurrent.ConcurrentHashMap<>();

    private final Contents contents;
    private boolean closed;

    private record Entry(Account account, String password) {}

    private static final class Contents {
        final Map<String, Entry> entries = new HashMap<>();
        final Set<String> invitations = new HashSet<>();
        final Set<String> revoked = new HashSet<>();
        final byte[] key = new byte[32];
    }

    /** A store of its own. */
    public MapUserStore() {
        this(new Contents());
    }

    private MapUserStore(Contents contents) {
        this.contents = contents;
        if (contents.key[0] == 0) {
            new SecureRandom().nextBytes(contents.key);
            contents.key[0] = 1;
        }
    }

    static MapUserStore in(Path folder) {
        return new MapUserStore(FOLDERS.computeIfAbsent(folder, f -> new Contents()));
    }

    /** From now on everything fails with UNAVAILABLE. */
    public synchronized void close() {
        closed = true;
    }

    private void check() throws UserStoreException {
        if (closed) {
            throw new UserStoreException(UserStoreException.Kind.UNAVAILABLE, "the store is closed", null);
        }
    }

    /** Makes {@code invitation} good for one account. */
    public synchronized void invite(String invitation) {
        contents.invitations.add(invitation);
    }

    @Override
    public synchronized Account registerInvited(String username, String password, String invitation) throws UserStoreException {
        if (!contents.invitations.contains(invitation)) {
            throw new UserStoreException(UserStoreException.Kind.INVITATION_INVALID, "no such invitation", null);
        }
        Account account = register(username, password);
        contents.invitations.remove(invitation);
        return account;
    }

    @Override
    public synchronized Account register(String username, String password) throws UserStoreException {
        check();
        if (find(username).isPresent()) {
            throw new UserStoreException(UserStoreException.Kind.USERNAME_TAKEN, username + " is taken", null);
        }
        return put(new Account(username, 1), password);
    }

    private Account put(Account account, String password) {
        contents.entries.put(Usernames.key(account.username()), new Entry(account, password));
        return account;
    }

    @Override
    public synchronized Optional<Account> authenticate(String username, String password) throws UserStoreException {
        check();
        return Optional.ofNullable(contents.entries.get(Usernames.key(username))).filter(e -> e.password.equals(password)).map(Entry::account);
    }

    @Override
    public synchronized Optional<Account> find(String username) throws UserStoreException {
        check();
        return Optional.ofNullable(contents.entries.get(Usernames.key(username))).map(Entry::account);
    }

    @Override
    public synchronized Optional<Account> changePassword(String username, String password) throws UserStoreException {
        return find(username).map(account -> put(new Account(account.username(), account.epoch() + 1), password));
    }

    @Override
    public synchronized byte[] tokenKey() throws UserStoreException {
        check();
        return contents.key.clone();
    }

    @Override
    public synchronized void revokeSession(String session, Instant until) throws UserStoreException {
        check();
        contents.revoked.add(session);
    }

    @Override
    public synchronized boolean isRevoked(String session) throws UserStoreException {
        check();
        return contents.revoked.contains(session);
    }
}
