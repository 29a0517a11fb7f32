package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.protocol.Request;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.SignalingEvent.CertificateRejected;
import org.parley.signaling.SignalingEvent.Connected;
import org.parley.signaling.SignalingEvent.Connecting;
import org.parley.signaling.SignalingEvent.Disconnected;
import org.parley.signaling.SignalingEvent.LoggedIn;
import org.parley.signaling.SignalingEvent.Reconnecting;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.transport.TlsIdentity;
import org.parley.transport.tcp.internal.TcpTransport;

/** The client over real sockets, in real time. */
class TcpTest {
    private static final URI PLAIN = URI.create("tcp://127.0.0.1:0");
    private static final URI TLS = URI.create("tls://127.0.0.1:0");

    @TempDir
    Path folder;

    private TcpTransport serving;
    private TcpTransport transport;
    private LiveClient live;

    @BeforeEach
    void start() {
        serving = Components.tcp();
        transport = Components.tcp();
        live = new LiveClient(folder);
        live.client.addTransport(transport, FakeTransport.carries("tcp", "tls"));
    }

    @AfterEach
    void stop() throws Exception {
        live.close();
        Components.stop(transport);
        Components.stop(serving);
    }

    private SmallServer logIn(long timeoutMillis) throws Exception {
        SmallServer server = new SmallServer(serving, PLAIN, null, timeoutMillis);
        LiveClient.done(live.client.connect(server.uri()));
        LiveClient.done(live.client.login("alice", "correct horse"));
        live.next(Connecting.class);
        live.next(Connected.class);
        live.next(LoggedIn.class);
        return server;
    }

    @Test
    void aServerThatClosesIsSoughtAndTheSessionResumed() throws Exception {
        try (SmallServer server = logIn(15_000)) {
            server.connections.take().close();
            assertThat(live.next(Disconnected.class).reason()).isIn(DisconnectReason.SERVER_CLOSED, DisconnectReason.CONNECTION_LOST);
            assertThat(live.next(Reconnecting.class).attempt()).isEqualTo(1);
            live.next(Connecting.class);
            live.next(Connected.class);
            assertThat(live.next(LoggedIn.class).resumed()).isTrue();
        }
    }

    @Test
    void aProviderThatIsReplacedCostsOneDisconnect() throws Exception {
        try (SmallServer server = logIn(15_000)) {
            live.client.removeTransport(transport);
            Components.stop(transport);
            assertThat(live.next(Disconnected.class).reason()).isEqualTo(DisconnectReason.TRANSPORT_STOPPED);
            assertThat(live.client.isConnected()).isFalse();
            assertThat(catchThrowableOfType(SignalingException.class, () -> live.client.send(Rig.bye(1))).kind()).isEqualTo(Kind.NOT_CONNECTED);
            transport = Components.tcp();
            live.client.addTransport(transport, FakeTransport.carries("tcp", "tls"));
            assertThat(live.await(LoggedIn.class).resumed()).isTrue();
            live.client.send(Rig.bye(2));
            assertThat(server.received.poll(10, TimeUnit.SECONDS)).isInstanceOf(Request.Hello.class);
            assertThat(server.received.poll(10, TimeUnit.SECONDS)).isInstanceOf(Request.Login.class);
            assertThat(server.received.poll(10, TimeUnit.SECONDS)).isInstanceOf(Request.Hello.class);
            assertThat(server.received.poll(10, TimeUnit.SECONDS)).isInstanceOf(Request.Resume.class);
            assertThat(server.received.poll(10, TimeUnit.SECONDS)).isEqualTo(Rig.bye(2));
        }
    }

    @Test
    void aServerThatFallsSilentIsLost() throws Exception {
        SmallServer server = logIn(3_000);
        assertThat(live.next(Disconnected.class).reason()).as("pings go unanswered").isEqualTo(DisconnectReason.TIMEOUT);
        server.close();
    }

    @Test
    void nobodyThereFailsTheFirstAttempt() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        SignalingException failure = LiveClient.failure(live.client.connect(URI.create("tcp://127.0.0.1:" + port)));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + port);
        live.next(Connecting.class);
        assertThat(live.next(Disconnected.class).reason()).isEqualTo(DisconnectReason.UNREACHABLE);
    }

    @Test
    void aCertificateIsShownThenTrustedThenRefusedWhenItChanges() throws Exception {
        TlsIdentity identity = Identity.make();
        URI uri;
        try (SmallServer server = new SmallServer(serving, TLS, identity, 15_000)) {
            uri = server.uri();
            assertThat(LiveClient.failure(live.client.connect(uri)).kind()).isEqualTo(Kind.CERTIFICATE_UNKNOWN);
            CertificateRejected rejected = live.await(CertificateRejected.class);
            assertThat(rejected.changed()).isFalse();
            assertThat(rejected.certificate().fingerprint()).isEqualTo(Identity.fingerprint(identity));
            assertThat(live.next(Disconnected.class).reason()).isEqualTo(DisconnectReason.CERTIFICATE_UNKNOWN);

            live.client.trust(rejected.certificate());
            LiveClient.done(live.client.connect(uri));
            LiveClient.done(live.client.login("alice", "correct horse"));
            live.await(LoggedIn.class);
        }
        assertThat(live.next(Disconnected.class).reason()).isIn(DisconnectReason.SERVER_CLOSED, DisconnectReason.CONNECTION_LOST);
        try (SmallServer impostor = listenAgain(uri)) {
            assertThat(live.await(CertificateRejected.class).changed()).isTrue();
            assertThat(live.next(Disconnected.class).reason()).isEqualTo(DisconnectReason.CERTIFICATE_CHANGED);
            assertThat(impostor.received).as("nothing was told to it").isEmpty();
        }
    }

    private SmallServer listenAgain(URI uri) throws Exception {
        TlsIdentity other = Identity.make();
        for (int left = 50; ; left--) {
            try {
                return new SmallServer(serving, uri, other, 15_000);
            } catch (IOException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }
}
