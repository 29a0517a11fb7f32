package org.parley.transport.websocket.internal;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.parley.transport.HandshakeContract;
import org.parley.transport.RawPeer;
import org.parley.transport.Transport;

class WssTransportTest extends HandshakeContract {
    @Override
    protected String scheme() {
        return "wss";
    }

    @Override
    protected Transport start() {
        return new WebSocketTransport(2, Duration.ofMillis(100));
    }

    @Override
    protected void stop(Transport which) {
        ((WebSocketTransport) which).deactivate();
    }

    @Override
    protected RawPeer raw(Socket connected) throws IOException {
        return new WebSocketPeer(connected, true);
    }
}
