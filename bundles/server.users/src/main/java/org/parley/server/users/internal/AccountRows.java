package org.parley.server.users.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.parley.server.Account;
import org.parley.server.AccountAdmin.AccountInfo;

/** The table of accounts, with what is kept of those that were deleted. */
final class AccountRows {
    private AccountRows() {}

    /** Within a transaction. Its epoch is above that of any account that had the name before, whose tokens so stay void. */
    static Account insert(Connection connection, String username, String hash) throws SQLException {
        try (PreparedStatement s = Sql.prepare(connection, "INSERT INTO account (username, password, epoch)"
                + " VALUES (?, ?, 1 + coalesce((SELECT epoch FROM deleted_account WHERE username = ?), 0)) RETURNING epoch", username, hash, username);
                ResultSet row = s.executeQuery()) {
            row.next();
            return new Account(username, row.getLong(1));
        }
    }

    /** Within a transaction. False when there is none. */
    static boolean delete(Connection connection, String username) throws SQLException {
        Sql.update(connection, "INSERT INTO deleted_account (username, epoch) SELECT username, epoch FROM account WHERE username = ?"
                + " ON CONFLICT DO UPDATE SET epoch = max(epoch, excluded.epoch)", username);
        return Sql.update(connection, "DELETE FROM account WHERE username = ?", username) > 0;
    }

    static List<AccountInfo> all(Connection connection) throws SQLException {
        List<AccountInfo> all = new ArrayList<>();
        try (PreparedStatement s = Sql.prepare(connection, "SELECT username, disabled FROM account ORDER BY username COLLATE NOCASE"); ResultSet row = s.executeQuery()) {
            while (row.next()) {
                all.add(new AccountInfo(row.getString(1), row.getBoolean(2)));
            }
        }
        return all;
    }
}
