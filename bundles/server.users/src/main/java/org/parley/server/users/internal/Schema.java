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
    static final int VERSION = 2;

    /** Up to which epoch an account of that name was deleted. */
    private static final String DELETED = """
            CREATE TABLE deleted_account (
                username TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
                epoch INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""";
    /** By the hash of their codes. */
    private static final String INVITATION = """
            CREATE TABLE invitation (
                code BLOB NOT NULL PRIMARY KEY,
                until_millis INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""";
    private static final List<String> FROM_1 = List.of("ALTER TABLE account ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0", DELETED, INVITATION);

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE account (
                id INTEGER PRIMARY KEY,
                username TEXT NOT NULL UNIQUE COLLATE NOCASE,
                password TEXT NOT NULL,
                epoch INTEGER NOT NULL,
                disabled INTEGER NOT NULL DEFAULT 0
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
            ) STRICT, WITHOUT ROWID""",
            Schema.DELETED, Schema.INVITATION);

    private Schema() {}

    /** What a database says it is. */
    enum Kind { EMPTY, OLDER, CURRENT, NEWER, FOREIGN }

    /** All of it as it is at one moment: another process may be making the tables. */
    static Kind kind(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT (SELECT count(*) FROM sqlite_schema), application_id, user_version FROM pragma_application_id, pragma_user_version")) {
            row.next();
            return kind(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private static Kind kind(long tables, long application, long version) {
        if (application == APPLICATION_ID && version >= 1) {
            return version == VERSION ? Kind.CURRENT : version < VERSION ? Kind.OLDER : Kind.NEWER;
        }
        return application == 0 && version == 0 && tables == 0 ? Kind.EMPTY : Kind.FOREIGN;
    }

    static long version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Makes the tables where there are none, or brings those of an older version to this one; two processes may try at once. Answers what is there afterwards. */
    static Kind create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                Kind found = kind(connection);
                if (found == Kind.EMPTY || found == Kind.OLDER) {
                    for (String change : found == Kind.EMPTY ? TABLES : FROM_1) {
                        statement.execute(change);
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
}
