package org.parley.server.users.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.parley.server.Account;

/** A row of accounts. */
record StoredAccount(long id, Account account, String password, boolean disabled) {
    /** By name in any ASCII case: the column's collation is NOCASE, which folds A to Z and nothing else. */
    static Optional<StoredAccount> select(Connection connection, String username) throws SQLException {
        try (PreparedStatement s = Sql.prepare(connection, "SELECT id, username, epoch, password, disabled FROM account WHERE username = ?", username);
                ResultSet row = s.executeQuery()) {
            return row.next()
                    ? Optional.of(new StoredAccount(row.getLong(1), new Account(row.getString(2), row.getLong(3)), row.getString(4), row.getBoolean(5)))
                    : Optional.empty();
        }
    }

    /** Tells nothing of the hash. */
    @Override
    public String toString() {
        return "StoredAccount[" + account + "]";
    }
}
