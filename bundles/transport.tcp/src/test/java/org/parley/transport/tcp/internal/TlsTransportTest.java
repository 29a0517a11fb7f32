package org.parley.transport.tcp.internal;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.parley.transport.LengthPrefixedPeer;
import org.parley.transport.RawPeer;
import org.parley.transport.SecureTransportContract;
import org.parley.transport.Transport;

class TlsTransportTest extends SecureTransportContract {
    @Override
    protected String scheme() {
        return "tls";
    }

    @Override
    protected Transport start() {
        return new TcpTransport(2, Duration.ofMillis(100));
    }

    @Override
    protected void stop(Transport which) {
        ((TcpTransport) which).deactivate();
    }

    @Override
    protected RawPeer raw(Socket connected) throws IOException {
        return new LengthPrefixedPeer(connected, true);
    }
}
