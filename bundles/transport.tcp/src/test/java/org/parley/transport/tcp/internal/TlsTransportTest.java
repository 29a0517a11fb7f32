package org.parley.transport.tcp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    /** They are read together, since the event loop is held until both have come. Native code then ends both directions, so that what answers the message is lost. */
    @Test
    void aMessageAndTheEndTogetherAreAnEndOfTheOtherSide() throws Exception {
        Server server = new Server(listening());
        SSLSocket socket = closing(RawPeer.tls(RawPeer.connect(server.uri())));
        Accepted accepted = server.next();
        CountDownLatch gone = new CountDownLatch(1);
        accepted.recorder().then(frame -> {
            if (Recorder.text(frame).equals("the first")) {
                awaitQuietly(gone);
            } else {
                accepted.connection().send(Frame.of("its answer"));
            }
        });
        send(socket, "the first");
        assertThat(accepted.recorder().message()).isEqualTo("the first");
        send(socket, "the last");
        socket.shutdownOutput();
        gone.countDown();
        assertThat(accepted.recorder().message()).isEqualTo("the last");
        assertThat(accepted.recorder().closed().kind()).isEqualTo(CloseReason.Kind.REMOTE);
    }

    private static void send(SSLSocket socket, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(ByteBuffer.allocate(4 + utf8.length).putInt(utf8.length).put(utf8).array());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
