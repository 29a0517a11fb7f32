package org.parley.server.internal;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.parley.protocol.EnvelopeScanner;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Reply;
import org.parley.server.internal.figures.Counters;
import org.parley.server.internal.figures.Limit;
import org.parley.server.internal.limit.ClientAddress;
import org.parley.server.internal.limit.ConnectionCount;
import org.parley.server.internal.limit.RateLimit;
import org.parley.transport.Acceptor;
import org.parley.transport.CloseReason;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes new connections and knows the open ones. Thread-safe. */
final class Connections implements Acceptor {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private volatile ServerConfig config;
    private final ServerTime time;
    private volatile Opening opening;
    private final Requests requests;
    private final Counters counters;
    private final ConnectionCount counts;
    /** Of those in the TLS handshake or the HTTP upgrade, and of those that are told that they are one too many. */
    private final ConnectionCount arriving;
    private final ConnectionCount refused;
    private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
    /** One for each event loop. */
    private final ThreadLocal<EnvelopeScanner> scanners = ThreadLocal.withInitial(EnvelopeScanner::new);
    private final Supplier<EnvelopeScanner> scanner = scanners::get;
    private final Consumer<ClientConnection> whenClosed = this::closed;
    private volatile RateLimit.Rates rates;
    private volatile boolean stopping;

    Connections(ServerConfig config, ServerTime time, Opening opening, Requests requests, Counters counters) {
        this.config = config;
        this.time = time;
        this.opening = opening;
        this.requests = requests;
        this.counters = counters;
        counts = new ConnectionCount(config.connectionsPerAddress());
        arriving = new ConnectionCount(config.connectionsPerAddress());
        refused = new ConnectionCount(config.connectionsPerAddress());
        rates = rates(config);
    }

    private static RateLimit.Rates rates(ServerConfig config) {
        return new RateLimit.Rates(config.messagesPerSecond(), config.messageBurst(), config.bytesPerSecond(), config.byteBurst());
    }

    @Override
    public Runnable arriving(InetSocketAddress from) {
        ClientAddress address = ClientAddress.of(from);
        if (!arriving.tryOpen(address)) {
            counters.bit(Limit.CONNECTIONS_PER_ADDRESS);
            return null;
        }
        return () -> arriving.closed(address);
    }

    @Override
    public ConnectionListener accepted(Connection connection) {
        ClientAddress address = ClientAddress.of(connection.remoteAddress());
        counters.opened();
        LOG.debug("connection {} comes from {}", connection.id(), connection.remoteAddress());
        if (!counts.tryOpen(address)) {
            counters.bit(Limit.CONNECTIONS_PER_ADDRESS);
            LOG.debug("connection {} is one too many of its address", connection.id());
            return refuse(connection, address);
        }
        ClientConnection client = new ClientConnection(connection, new Intake(config, rates, time, scanner, counters), time, opening, requests, counters,
                whenClosed);
        open.add(client);
        client.opened();
        if (stopping) {
            client.end(shutdownError());
        }
        return client;
    }

    /** Tells it, unless as many of its address are being told so already. */
    private ConnectionListener refuse(Connection connection, ClientAddress address) {
        if (!refused.tryOpen(address)) {
            connection.close();
            return new Refused(counters, () -> { });
        }
        connection.send(Frames.of(Errors.of(ErrorCode.TOO_MANY_CONNECTIONS, "too many connections from this address")));
        connection.finish();
        return new Refused(counters, () -> refused.closed(address));
    }

    private void closed(ClientConnection client) {
        if (open.remove(client)) {
            counts.closed(client.address());
        }
        synchronized (this) {
            notifyAll();
        }
    }

    /** From now on another configuration holds; of limits of a connection those of this moment stay with it. */
    void adopt(ServerConfig changed) {
        config = changed;
        opening = opening.under(changed);
        rates = rates(changed);
        counts.adopt(changed.connectionsPerAddress());
        arriving.adopt(changed.connectionsPerAddress());
        refused.adopt(changed.connectionsPerAddress());
    }

    int size() {
        return open.size();
    }

    private Reply.Error shutdownError() {
        return Errors.retryAfter(0, null, ErrorCode.SERVER_SHUTDOWN, "the server stops", config.shutdownRetryMillis());
    }

    /** Says server-shutdown to all, waits until they are gone but at most {@code millis}, and closes the rest. */
    void shutdown(long millis) {
        stopping = true;
        open.forEach(client -> client.end(shutdownError()));
        awaitEmpty(millis);
        open.forEach(ClientConnection::close);
    }

    private synchronized void awaitEmpty(long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; !open.isEmpty() && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection too many: what it sends is dropped. */
    private record Refused(Counters counters, Runnable whenGone) implements ConnectionListener {
        @Override
        public void onMessage(Frame frame) { }

        @Override
        public void onBroken(FramingError error) { }

        @Override
        public void onClosed(CloseReason reason) {
            counters.closed(reason.kind());
            whenGone.run();
        }
    }
}
