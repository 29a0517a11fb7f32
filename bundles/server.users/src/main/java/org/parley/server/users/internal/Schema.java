package org.parley.server.users.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables, and the two numbers in the file's header that say whose they are and of which version. */
final class Schema {
    /** "Parl" in ASCII. */
    static final int APPLICATION_ID = 0x5061726c;
    static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE account (
                id INTEGER PRIMARY KEY,
                username TEXT NOT NULL UNIQUE COLLATE NOCASE,
                password TEXT NOT NULL,
                epoch INTEGER NOT NULL
            ) STRICT""",
            """
            CREATE TABLE revoked_session (
                session TEXT NOT NULL PRIMARY KEY,
                until_millis INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX revoked_session_until ON revoked_session (until_millis)",
            """
            CREATE TABLE secret (
                name TEXT NOT NULL PRIMARY KEY,
                value BLOB NOT NULL
            ) STRICT, WITHOUT ROWID""");

    private Schema() {}

    /** What a database says it is. */
    enum Kind { EMPTY, CURRENT, NEWER, FOREIGN }

    static Kind kind(Connection connection) throws SQLException {
        long application = number(connection, "PRAGMA application_id");
        long version = version(connection);
        if (application == APPLICATION_ID && version >= VERSION) {
            return version == VERSION ? Kind.CURRENT : Kind.NEWER;
        }
        boolean empty = application == 0 && version == 0 && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        return empty ? Kind.EMPTY : Kind.FOREIGN;
    }

    static long version(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version");
    }

    /** Makes the tables where there are none; two processes may try at once. Answers what is there afterwards. */
    static Kind create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                if (kind(connection) == Kind.EMPTY) {
                    for (String table : TABLES) {
                        statement.execute(table);
                    }
                    statement.execute("PRAGMA application_id = " + APPLICATION_ID);
                    statement.execute("PRAGMA user_version = " + VERSION);
                }
                statement.execute("COMMIT");
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
        return kind(connection);
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
