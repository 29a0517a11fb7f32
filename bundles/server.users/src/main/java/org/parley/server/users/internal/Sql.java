package org.parley.server.users.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Statements with their values bound. */
final class Sql {
    private Sql() {}

    static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** A step of a transaction. */
    interface Step {
        void on(Connection connection) throws SQLException;
    }

    /** What a transaction does. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Does all of it or nothing. */
    static <T> T atOnce(Connection connection, Work<T> work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                T result = work.run();
                statement.execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException | Error e) { // also where there is no memory: else all that is written later would be part of it
                rollBack(statement, e);
                throw e;
            }
        }
    }

    /** After some errors, such as a full disk, SQLite has done so itself. */
    private static void rollBack(Statement statement, Throwable reason) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    static Optional<byte[]> tokenKey(Connection connection) throws SQLException {
        try (PreparedStatement s = prepare(connection, "SELECT value FROM secret WHERE name = 'token-key'"); ResultSet row = s.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        }
    }
}
