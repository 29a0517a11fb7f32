package org.parley.signaling.client.internal;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import org.parley.transport.Acceptor;
import org.parley.transport.ConnectOptions;
import org.parley.transport.Connection;
import org.parley.transport.ConnectionListener;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.Transport;
import org.parley.transport.TransportException;

/** Another transport, which tells where it listens. */
record WatchedTransport(Transport transport, BlockingQueue<URI> bound) implements Transport {
    @Override
    public CompletionStage<Connection> connect(URI uri, ConnectOptions options, ConnectionListener listener) {
        return transport.connect(uri, options, listener);
    }

    @Override
    public Listener listen(URI uri, ListenOptions options, Acceptor acceptor) throws TransportException {
        Listener listener = transport.listen(uri, options, acceptor);
        bound.add(listener.uri());
        return listener;
    }
}
