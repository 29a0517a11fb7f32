package org.parley.server.users.internal;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.parley.server.UserStoreException;

/** Stores whose hashes cost a millisecond. */
final class Stores {
    static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

    private Stores() {}

    static SqliteUserStore open(Path file) {
        return on(Database.open(file));
    }

    static SqliteUserStore on(Database database) {
        return new SqliteUserStore(database, new Argon2id(CHEAP), InstantSource.system());
    }

    /** The first column of the first row, or null, over a connection of its own. */
    static String sql(Path file, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
            String answer = null;
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet row = statement.getResultSet()) {
                        answer = row.next() ? row.getString(1) : null;
                    }
                }
            }
            return answer;
        }
    }

    static UserStoreException.Kind failure(Callable<?> call) throws Exception {
        try {
            call.call();
            return null;
        } catch (UserStoreException e) {
            return e.kind();
        }
    }
}
