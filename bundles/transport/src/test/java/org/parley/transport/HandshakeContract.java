package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Transport} with TLS does while Java computes handshakes: signatures take long. */
public abstract class HandshakeContract extends SecureTransportContract {
    private static final int TAKEN_BYTES_MOST = 8 << 20;
    private static final int ROUNDS_IDLE = 50;

    /** A connection that is open, both sides, whose messages go over the event loops that the handshakes belong to as well. */
    private final class Pair {
        private final Recorder recorder = new Recorder();
        private final Connection connection;
        private final Accepted other;

        Pair(Server server) throws Exception {
            connection = connect(server.uri(), recorder);
            other = server.next();
        }

        void talk() {
            connection.send(Frame.of("hello"));
            assertThat(other.recorder().message()).isEqualTo("hello");
            other.connection().send(Frame.of("welcome"));
            assertThat(recorder.message()).isEqualTo("welcome");
        }
    }

    private static void hello(Socket socket) throws IOException {
        TlsHello.send(socket, TlsHello.TLS_1_2, 0xC02B);
    }

    @Test
    void handshakesThatComputeHoldUpNobody() throws Exception {
        Server server = new Server(listening());
        Pair open = new Pair(server);
        List<Socket> others = new ArrayList<>();
        try (HeldSignatures held = new HeldSignatures()) {
            for (int i = 0; i < 4; i++) { // more than there are event loops
                others.add(closing(RawPeer.connect(server.uri())));
                hello(others.get(i));
            }
            assertThat(held.awaitOne(PATIENCE_SECONDS)).isTrue();
            open.talk();
        }
        for (Socket each : others) {
            assertThat(TlsHello.answer(each)).isEqualTo("suite 0xC02B");
        }
    }

    @Test
    void handshakesThatEndWhileTheyComputeHoldUpNobody() throws Exception {
        Pair open = new Pair(new Server(listening()));
        Server ending = new Server(listening());
        try (HeldSignatures held = new HeldSignatures()) {
            List<Socket> others = new ArrayList<>();
            for (int i = 0; i < 2; i++) { // one for each event loop
                others.add(closing(RawPeer.connect(ending.uri())));
                hello(others.get(i));
                assertThat(held.awaitOne(PATIENCE_SECONDS)).isTrue();
            }
            ending.listener.close();
            for (Socket each : others) {
                assertThat(each.getInputStream().read()).isEqualTo(-1);
            }
            open.talk();
        }
        open.talk();
    }

    @Test
    void whatAClientSendsOnWhileItsHandshakeIsComputedStaysWithTheClient() throws Exception {
        Server server = new Server(listening());
        Pair open = new Pair(server);
        try (HeldSignatures held = new HeldSignatures(); SocketChannel client = SocketChannel.open(new InetSocketAddress("localhost", server.uri().getPort()))) {
            hello(client.socket());
            assertThat(held.awaitOne(PATIENCE_SECONDS)).isTrue();
            assertThat(taken(client, open)).as("bytes, what the system keeps included").isPositive().isLessThan(TAKEN_BYTES_MOST);
        }
        open.talk();
    }

    /** Sends on until nothing was taken while the event loops went round so many times; or far too much. */
    private static long taken(SocketChannel client, Pair open) throws IOException {
        client.configureBlocking(false);
        ByteBuffer junk = ByteBuffer.allocate(64 << 10);
        long taken = 0;
        for (int idle = 0; idle < ROUNDS_IDLE && taken < 4 * TAKEN_BYTES_MOST; idle++) {
            int written = client.write(junk.clear());
            if (written > 0) {
                taken += written;
                idle = 0;
            }
            open.talk();
        }
        return taken;
    }
}
