package org.parley.server.internal;

import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.parley.transport.Acceptor;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;

/**
 * Makes event loops that bring connections wait for nobody who computes, in this process (Java's compilers, a hash) or another: they have little to do each time and ask for the shortest turns,
 * once, when their first connection comes. See {@link Turns}.
 */
final class ShortTurns implements Acceptor {
    static final long TURN_NANOS = 100_000;

    private final Acceptor acceptor;
    private final Executor asking;
    private final ThreadLocal<Boolean> asked = new ThreadLocal<>();

    /** Connections are for {@code acceptor}; {@code asking} may wait, which event loops may not. */
    ShortTurns(Acceptor acceptor, Executor asking) {
        this.acceptor = acceptor;
        this.asking = asking;
    }

    @Override
    public Runnable arriving(InetSocketAddress from) {
        return acceptor.arriving(from);
    }

    @Override
    public ConnectionListener accepted(Connection connection) {
        if (asked.get() == null) {
            asked.set(true);
            ask(Turns.self());
        }
        return acceptor.accepted(connection);
    }

    private void ask(long loop) {
        try {
            asking.execute(() -> Turns.ask(loop, TURN_NANOS, 0));
        } catch (RejectedExecutionException e) {
            asked.remove(); // the next connection asks again
        }
    }
}
