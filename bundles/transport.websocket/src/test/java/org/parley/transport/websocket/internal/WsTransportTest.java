package org.parley.transport.websocket.internal;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.parley.transport.RawPeer;
import org.parley.transport.Transport;
import org.parley.transport.TransportContract;

class WsTransportTest extends TransportContract {
    @Override
    protected String scheme() {
        return "ws";
    }

    @Override
    protected Transport start() {
        return new WebSocketTransport(1, Duration.ofMillis(100));
    }

    @Override
    protected void stop(Transport which) {
        ((WebSocketTransport) which).deactivate();
    }

    @Override
    protected RawPeer raw(Socket connected) throws IOException {
        return new WebSocketPeer(connected, false);
    }
}
