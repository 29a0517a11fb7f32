package org.parley.server.internal;

import java.time.Instant;
import java.util.Optional;
import org.parley.server.Account;
import org.parley.server.UserStore;

/** A store with a mistake in it. */
final class BrokenStore implements UserStore {
    private static RuntimeException mistake() {
        return new IllegalStateException("a mistake, on purpose");
    }

    @Override
    public Account register(String username, String password) {
        throw mistake();
    }

    @Override
    public Optional<Account> authenticate(String username, String password) {
        throw mistake();
    }

    @Override
    public Optional<Account> find(String username) {
        throw mistake();
    }

    @Override
    public Optional<Account> changePassword(String username, String password) {
        throw mistake();
    }

    @Override
    public byte[] tokenKey() {
        throw mistake();
    }

    @Override
    public void revokeSession(String session, Instant until) {
        throw mistake();
    }

    @Override
    public boolean isRevoked(String session) {
        throw mistake();
    }
}
