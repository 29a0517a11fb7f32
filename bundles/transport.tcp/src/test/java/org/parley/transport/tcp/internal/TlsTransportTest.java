package org.parley.transport.tcp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.parley.transport.CloseReason;
import org.parley.transport.Frame;
import org.parley.transport.HeldSignatures;
import org.parley.transport.LengthPrefixedPeer;
import org.parley.transport.RawPeer;
import org.parley.transport.Recorder;
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

    @Test
    void handshakesAreComputedByNativeCode() throws Exception {
        Server server = new Server(listening());
        try (HeldSignatures held = new HeldSignatures()) { // Java's
            assertThat(connect(server.uri(), new Recorder()).isOpen()).isTrue();
        }
    }

    /** Native code ends both directions then, so what answers that message is lost. */
    @Test
    void aMessageAndTheEndTogetherAreAnEndOfTheOtherSide() throws Exception {
        Server server = new Server(listening());
        for (int i = 0; i < 20; i++) {
            RawPeer peer = raw(server.uri());
            Accepted accepted = server.next();
            accepted.recorder().then(frame -> accepted.connection().send(Frame.of("its answer")));
            peer.send("the last");
            peer.close();
            assertThat(accepted.recorder().message()).isEqualTo("the last");
            assertThat(accepted.recorder().closed().kind()).isEqualTo(CloseReason.Kind.REMOTE);
        }
    }

    @Test
    void aSecondHandshakeIsRefused() throws Exception {
        Server server = new Server(listening());
        SSLSocket socket = closing(RawPeer.tls(RawPeer.connect(server.uri()), "TLSv1.2"));
        Recorder recorder = server.next().recorder();
        assertThatThrownBy(() -> {
            socket.startHandshake();
            socket.getOutputStream().write(0);
            throw new IOException("end " + socket.getInputStream().read());
        }).isInstanceOf(IOException.class);
        assertThat(recorder.closed().kind()).isEqualTo(CloseReason.Kind.PROTOCOL);
        assertThat(connect(server.uri(), new Recorder()).isOpen()).isTrue();
    }
}
