package org.parley.server.users.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A query by one text for one row, prepared once: that takes longer than to ask it. For one thread at a time; the statement ends with its connection. */
final class Lookup<T> {
    private final String sql;
    private final Row<T> row;
    private Connection connection;
    private PreparedStatement statement;

    /** What a row says. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Lookup(String sql, Row<T> row) {
        this.sql = sql;
        this.row = row;
    }

    /** The first row, if there is one. */
    Optional<T> find(Connection asked, String value) throws SQLException {
        if (connection != asked) {
            statement = asked.prepareStatement(sql);
            connection = asked;
        }
        statement.setString(1, value);
        try (ResultSet found = statement.executeQuery()) { // its end lets go of the snapshot that was read
            return found.next() ? Optional.of(row.read(found)) : Optional.empty();
        }
    }
}
