package org.parley.server.internal;

import java.time.Instant;
import java.util.Optional;
import org.parley.server.Account;
import org.parley.server.MapUserStore;
import org.parley.server.UserStore;
import org.parley.server.UserStoreException;

/** A store during whose work something happens. */
final class PlayedStore implements UserStore {
    private final UserStore store = new MapUserStore();
    /** While a password is checked, whose account was read before. */
    Runnable checking = () -> { };
    /** When it was seen whether a session's tokens are void. */
    Runnable seen = () -> { };
    /** While it is written that the tokens of a session are void. */
    Runnable revoking = () -> { };
    /** While an account is looked for. */
    Runnable finding = () -> { };
    Instant revokedUntil;
    Error failure;
    /** Whether accounts cannot be read. */
    boolean unreadable;

    @Override
    public Account register(String username, String password) throws UserStoreException {
        return store.register(username, password);
    }

    @Override
    public Optional<Account> authenticate(String username, String password) throws UserStoreException {
        if (failure != null) {
            throw failure;
        }
        Optional<Account> account = store.authenticate(username, password);
        checking.run();
        return account;
    }

    @Override
    public Optional<Account> find(String username) throws UserStoreException {
        if (unreadable) {
            throw new UserStoreException(UserStoreException.Kind.UNAVAILABLE, "played", null);
        }
        finding.run();
        return store.find(username);
    }

    @Override
    public Optional<Account> changePassword(String username, String password) throws UserStoreException {
        return store.changePassword(username, password);
    }

    @Override
    public byte[] tokenKey() throws UserStoreException {
        return store.tokenKey();
    }

    @Override
    public void revokeSession(String session, Instant until) throws UserStoreException {
        revoking.run();
        store.revokeSession(session, until);
        revokedUntil = until;
    }

    @Override
    public boolean isRevoked(String session) throws UserStoreException {
        boolean revoked = store.isRevoked(session);
        seen.run();
        return revoked;
    }
}
