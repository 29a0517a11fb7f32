package org.parley.server.users.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.parley.server.Account;

/** A row of accounts. */
record StoredAccount(long id, Account account, String password, boolean disabled) {
    /** By name in any ASCII case: the column's collation is NOCASE, which folds A to Z and nothing else. */
    static Lookup<StoredAccount> byName() {
        return new Lookup<>("SELECT id, username, epoch, password, disabled FROM account WHERE username = ?", StoredAccount::read);
    }

    private static StoredAccount read(ResultSet row) throws SQLException {
        return new StoredAccount(row.getLong(1), new Account(row.getString(2), row.getLong(3)), row.getString(4), row.getBoolean(5));
    }

    /** Tells nothing of the hash. */
    @Override
    public String toString() {
        return "StoredAccount[" + account + "]";
    }
}
