package org.parley.server.users.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** An open users database: one connection that writes, one that reads and does not wait for the writer (WAL). */
record Database(Path file, GuardedConnection writer, GuardedConnection reader) {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long CHECKED_BYTES = 64L << 20;
    private static final int BUSY_ATTEMPTS = 3;
    private static final Duration BUSY_PAUSE = Duration.ofMillis(50);
    /** In KiB, of each connection; the system keeps the file's pages as well, and a look-up needs few of them. */
    private static final String CACHE = "cache_size = -512";
    private static final String RESTORE = "restore a backup, or move it away and begin with an empty one";

    /**
     * Opens or makes it. Nothing is written to a file before it is known to be a users database of this version.
     *
     * @throws UnusableDatabaseException when it cannot be used
     */
    static Database open(Path file) {
        boolean hasContent = DatabaseFile.prepare(file);
        NativeLibrary.load(file);
        for (int attempt = 1;; attempt++) {
            try {
                if (hasContent) {
                    inspect(file);
                }
                Database database = connect(file);
                DatabaseFile.warnOfReaders(file);
                return database;
            } catch (SQLException e) {
                LOG.debug("opening {}", file, e);
                if (!busy(e)) {
                    throw DatabaseFile.unusable(file, "cannot be opened (" + DatabaseFile.oneLine(e) + ")", bad(e) ? RESTORE : accessTo(file));
                }
                pause(file, attempt);
            }
        }
    }

    /** Two processes that make the same file at once: SQLite does not wait where waiting for each other would not end. */
    private static void pause(Path file, int attempt) {
        if (attempt == BUSY_ATTEMPTS) {
            throw DatabaseFile.unusable(file, "is locked by another process", "end that process, or choose another file by " + DatabaseLocation.ENVIRONMENT);
        }
        LockSupport.parkNanos(BUSY_PAUSE.toNanos());
    }

    private static boolean busy(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_BUSY);
    }

    /** Whether its content is to blame. Else the system is: then it is as good as it was. */
    private static boolean bad(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_CORRUPT) || is(e, SQLiteErrorCode.SQLITE_NOTADB) || is(e, SQLiteErrorCode.SQLITE_ERROR);
    }

    private static boolean is(SQLException e, SQLiteErrorCode code) {
        return e instanceof SQLiteException sqlite && (sqlite.getResultCode().code & 0xff) == code.code;
    }

    private static String accessTo(Path file) {
        return "look at the disk, and at owner and permissions of it and, where they are there, of " + DatabaseFile.beside(file, "-wal") + " and " + DatabaseFile.beside(file, "-shm");
    }

    /** Closes both connections; each call in progress has {@code patience} to end. Never throws. */
    void close(Duration patience) {
        // The reader first: the last connection to close folds the log into the file, and a reader may not.
        for (GuardedConnection connection : new GuardedConnection[] {reader, writer}) {
            try {
                if (!connection.close(patience)) {
                    LOG.warn("users database {} is still busy; the call in progress closes it", file);
                }
            } catch (SQLException e) {
                LOG.warn("users database {} did not close cleanly: {}", file, DatabaseFile.oneLine(e));
            }
        }
    }

    /** Writes what it holds at this moment into a new file for the owner alone. Neither readers nor the writer wait meanwhile. */
    void copyTo(Path copy) throws SQLException, IOException {
        DatabaseFile.createNew(copy);
        try (Connection connection = connection(file, "busy_timeout = 5000", "temp_store = MEMORY")) {
            Sql.update(connection, "VACUUM INTO ?", copy.toString());
        }
    }

    private static void inspect(Path file) throws SQLException {
        // Without a log beside it nothing needs recovery, and "immutable" keeps SQLite from making files. A rollback journal is the trace of
        // a crash while the file was made: only a writer can clear it.
        String option = Files.exists(DatabaseFile.beside(file, "-wal")) ? "" : "?immutable=1";
        boolean readOnly = !Files.exists(DatabaseFile.beside(file, "-journal"));
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        try (Connection connection = JDBC.createConnection(url(file) + (readOnly ? option : ""), config.toProperties())) {
            refuseOthers(file, Schema.kind(connection), connection);
            if (file.toFile().length() <= CHECKED_BYTES) {
                quickCheck(file, connection);
            }
        }
    }

    private static void quickCheck(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String found = row.next() ? row.getString(1) : "no answer";
            if (!"ok".equals(found)) {
                throw DatabaseFile.unusable(file, "is corrupt (" + found.replaceAll("\\s+", " ") + ")", RESTORE);
            }
        }
    }

    private static void refuseOthers(Path file, Schema.Kind kind, Connection connection) throws SQLException {
        if (kind == Schema.Kind.FOREIGN) {
            throw DatabaseFile.unusable(file, "is a database of another program", "move it away, or choose another file by " + DatabaseLocation.ENVIRONMENT);
        }
        if (kind == Schema.Kind.NEWER) {
            throw DatabaseFile.unusable(file, "has schema version " + Schema.version(connection) + ", and this Parley knows up to " + Schema.VERSION,
                    "update Parley, or choose another file by " + DatabaseLocation.ENVIRONMENT);
        }
    }

    private static Database connect(Path file) throws SQLException {
        Connection writer = connection(file, "busy_timeout = 5000", CACHE, "foreign_keys = ON", "temp_store = MEMORY", "journal_mode = WAL", "synchronous = FULL",
                "fullfsync = ON", "checkpoint_fullfsync = ON");
        try {
            refuseOthers(file, Schema.create(writer), writer);
            Connection reader = connection(file, "busy_timeout = 5000", CACHE, "query_only = ON", "temp_store = MEMORY");
            return new Database(file, new GuardedConnection(writer), new GuardedConnection(reader));
        } catch (SQLException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private static Connection connection(Path file, String... settings) throws SQLException {
        Connection connection = JDBC.createConnection(url(file), new Properties());
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute("PRAGMA " + setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** As a file URI, because the driver takes what follows a '?' in a plain path for options. */
    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toUri();
    }
}
