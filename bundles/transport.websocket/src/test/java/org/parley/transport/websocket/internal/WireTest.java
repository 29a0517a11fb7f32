package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.parley.transport.Connection;
import org.parley.transport.ListenOptions;
import org.parley.transport.Listener;
import org.parley.transport.RawPeer;
import org.parley.transport.Recorder;

/** A listening WebSocket transport, and peers written by hand. */
@Timeout(60)
abstract class WireTest {
    WebSocketTransport transport;
    Listener listener;
    private final BlockingQueue<Recorder> recorders = new LinkedBlockingQueue<>();
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() throws Exception {
        transport = new WebSocketTransport(1, Duration.ofMillis(100));
        listener = listen(ListenOptions.defaults());
    }

    Listener listen(ListenOptions options) throws Exception {
        return transport.listen(URI.create("ws://localhost:0"), options, connection -> {
            Recorder recorder = new Recorder();
            recorders.add(recorder);
            connections.add(connection);
            return recorder;
        });
    }

    @AfterEach
    void stop() {
        transport.deactivate();
    }

    Recorder accepted() throws InterruptedException {
        Recorder next = recorders.poll(15, TimeUnit.SECONDS);
        assertThat(next).as("an accepted connection").isNotNull();
        return next;
    }

    Connection connection() throws InterruptedException {
        return connections.poll(15, TimeUnit.SECONDS);
    }

    boolean acceptedNothing() {
        return recorders.isEmpty();
    }

    WebSocketPeer peer() throws Exception {
        return new WebSocketPeer(RawPeer.connect(listener.uri()), false);
    }

    WebSocketPeer peer(String request) throws Exception {
        return new WebSocketPeer(RawPeer.connect(listener.uri()), false, request);
    }
}
