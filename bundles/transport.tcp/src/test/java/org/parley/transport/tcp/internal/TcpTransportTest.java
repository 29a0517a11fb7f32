package org.parley.transport.tcp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.parley.transport.CloseReason;
import org.parley.transport.Connection;
import org.parley.transport.Frame;
import org.parley.transport.LengthPrefixedPeer;
import org.parley.transport.RawPeer;
import org.parley.transport.Recorder;
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
    protected RawPeer raw(Socket connected) throws IOException {
        return new LengthPrefixedPeer(connected, false);
    }

    @Test
    void aListenerThatBlocksDoesNotHoldTheStop() throws Exception {
        Server server = new Server(listening());
        Connection connection = connect(server.uri(), new Recorder());
        Accepted accepted = server.next();
        CountDownLatch blocked = new CountDownLatch(1);
        accepted.recorder().then(frame -> {
            try {
                blocked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        connection.send(Frame.of("block"));
        assertThat(accepted.recorder().message()).isEqualTo("block");
        stop(transport);
        blocked.countDown();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(CloseReason.Kind.TRANSPORT_STOPPED);
    }
}
