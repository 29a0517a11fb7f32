package org.parley.signaling.client.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.parley.transport.Acceptor;
import org.parley.transport.CloseReason;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.PeerCertificate;
import org.parley.transport.Transport;
import org.parley.transport.TransportException;

/** Remembers attempts to connect, which the test then lets come true or not. */
final class FakeTransport implements Transport {
    final List<Attempt> attempts = new ArrayList<>();
    private final List<FakeConnection> connections = new ArrayList<>();

    static Map<String, Object> carries(String... schemes) {
        return Map.of(Transport.SCHEME, schemes);
    }

    @Override
    public CompletionStage<Connection> connect(URI uri, ConnectOptions options, ConnectionListener listener) {
        Attempt attempt = new Attempt(uri, options, listener);
        attempts.add(attempt);
        return attempt.stage;
    }

    @Override
    public Listener listen(URI uri, ListenOptions options, Acceptor acceptor) {
        throw new UnsupportedOperationException();
    }

    Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    /** As a provider's deactivation does. */
    void stop() {
        CloseReason stopped = new CloseReason(CloseReason.Kind.TRANSPORT_STOPPED, "stopped");
        List.copyOf(connections).forEach(connection -> connection.lose(stopped));
    }

    final class Attempt {
        final URI uri;
        final ConnectOptions options;
        private final ConnectionListener listener;
        private final CompletableFuture<Connection> stage = new CompletableFuture<>();

        Attempt(URI uri, ConnectOptions options, ConnectionListener listener) {
            this.uri = uri;
            this.options = options;
            this.listener = listener;
        }

        FakeConnection accept() {
            return accept("127.0.0.1", false);
        }

        FakeConnection accept(String address, boolean secure) {
            FakeConnection connection = new FakeConnection(listener, address, secure);
            connections.add(connection);
            stage.complete(connection);
            return connection;
        }

        void fail(TransportException.Kind kind) {
            stage.completeExceptionally(new TransportException(kind, uri + " " + kind, null));
        }

        /** As a provider does that asks about a certificate. */
        boolean show(PeerCertificate certificate) {
            boolean accepted = options.trust().accepts(certificate);
            if (!accepted) {
                stage.completeExceptionally(new TransportException(TransportException.Kind.CERTIFICATE, "not trusted", null, certificate));
            }
            return accepted;
        }
    }
}
