package org.parley.transport.tcp.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.parley.transport.LengthPrefixedPeer;
import org.parley.transport.RawPeer;
import org.parley.transport.Transport;
import org.parley.transport.TransportContract;

class TcpTransportTest extends TransportContract {
    @Override
    protected String scheme() {
        return "tcp";
    }

    @Override
    protected Transport start() {
        return new TcpTransport(1, Duration.ofMillis(100));
    }

    @Override
    protected void stop(Transport which) {
        ((TcpTransport) which).deactivate();
    }

    @Override
    protected RawPeer raw(URI uri) throws IOException {
        return new LengthPrefixedPeer(RawPeer.connect(uri), false);
    }
}
