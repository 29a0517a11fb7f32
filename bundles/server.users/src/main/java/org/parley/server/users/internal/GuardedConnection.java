package org.parley.server.users.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A connection that one thread at a time uses, and none once it is closed. */
final class GuardedConnection {
    /** What is done while the connection is one's own. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private volatile boolean closed;

    GuardedConnection(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits for its turn, then works.
     *
     * @throws SQLNonTransientConnectionException when closed
     */
    <T> T use(Work<T> work) throws SQLException {
        lock.lock();
        try {
            if (closed) {
                throw new SQLNonTransientConnectionException("closed");
            }
            return work.on(connection);
        } finally {
            leave();
        }
    }

    /** Lets nobody in any more and closes; a work that outlasts {@code patience} closes behind itself. Idempotent. Answers whether it is closed now. */
    boolean close(Duration patience) throws SQLException {
        closed = true;
        try {
            if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            connection.close();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave() throws SQLException {
        try {
            if (closed) {
                connection.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
