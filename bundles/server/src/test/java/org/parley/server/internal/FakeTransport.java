package org.parley.server.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.parley.transport.Acceptor;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.Transport;
import org.parley.transport.TransportException;

/** A transport that only notes where it listens. Ports in {@code taken} cannot be bound. */
final class FakeTransport implements Transport {
    final Set<Integer> taken;
    final List<URI> asked = new ArrayList<>();
    final Map<URI, ListenOptions> open = new HashMap<>();
    /** The port that it cannot bind for a mistake in its code; null for none. */
    Integer mistake;
    /** How late it says to be. */
    Supplier<Duration> lag = () -> Duration.ZERO;
    private int nextPort = 50_000;

    FakeTransport(Integer... taken) {
        this.taken = new HashSet<>(Set.of(taken));
    }

    @Override
    public CompletionStage<Connection> connect(URI uri, ConnectOptions options, ConnectionListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Listener listen(URI uri, ListenOptions options, Acceptor acceptor) throws TransportException {
        asked.add(uri);
        if (mistake != null && uri.getPort() == mistake) {
            throw new IllegalStateException("a mistake, on purpose");
        }
        if (taken.contains(uri.getPort())) {
            throw new TransportException(TransportException.Kind.ADDRESS_IN_USE, "cannot listen on " + uri + ": the port is in use", null);
        }
        URI bound = uri.getPort() == 0 ? URI.create(uri.getScheme() + "://" + uri.getHost() + ":" + nextPort++) : uri;
        open.put(bound, options);
        return new Listener() {
            @Override
            public URI uri() {
                return bound;
            }

            @Override
            public void close() {
                open.remove(bound);
            }
        };
    }

    @Override
    public Duration lag() {
        return lag.get();
    }
}
