package org.parley.signaling.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.signaling.client.internal.LiveClient.done;
import static org.parley.signaling.client.internal.LiveClient.failure;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.protocol.PeerMessage;
import org.parley.server.MapUserStore;
import org.parley.server.internal.ServerComponent;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.Peer;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingEvent.CertificateRejected;
import org.parley.signaling.SignalingEvent.Disconnected;
import org.parley.signaling.SignalingEvent.LoggedIn;
import org.parley.signaling.SignalingEvent.LoggedOut;
import org.parley.signaling.SignalingEvent.MessageReceived;
import org.parley.signaling.SignalingEvent.MessageRefused;
import org.parley.signaling.SignalingEvent.PresenceChanged;
import org.parley.signaling.SignalingEvent.Reconnecting;
import org.parley.signaling.SignalingException;
import org.parley.signaling.SignalingException.Kind;
import org.parley.signaling.SignalingState;
import org.parley.transport.Transport;
import org.parley.transport.tcp.internal.TcpTransport;

/** The client and the server of this project, over real sockets. */
class ServerTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    private final MapUserStore store = new MapUserStore();
    private final List<Object> toStop = new ArrayList<>();
    private final Map<String, URI> servers = new HashMap<>();
    private ServerComponent server;
    private LiveClient alice;
    private LiveClient bob;

    @BeforeEach
    void start() throws Exception {
        startServer("tcp://127.0.0.1:0", "tls://127.0.0.1:0", "ws://127.0.0.1:0", "wss://127.0.0.1:0");
        alice = client("alice");
        bob = client("bob");
    }

    private void startServer(String... listen) throws Exception {
        BlockingQueue<URI> bound = new LinkedBlockingQueue<>();
        server = Components.server(folder, store, Map.of("listen", listen, "shutdownRetryMillis", 500, "presenceIntervalMillis", 250));
        Components.bind(server, new WatchedTransport(keep(Components.tcp()), bound), "tcp", "tls");
        Components.bind(server, new WatchedTransport(keep(Components.webSocket()), bound), "ws", "wss");
        for (String each : listen) {
            URI uri = bound.poll(20, TimeUnit.SECONDS);
            assertThat(uri).as("one of " + each).isNotNull();
            servers.put(uri.getScheme(), uri);
        }
    }

    private LiveClient client(String name) {
        LiveClient client = new LiveClient(folder.resolve(name));
        client.client.addTransport(keep(Components.tcp()), FakeTransport.carries("tcp", "tls"));
        client.client.addTransport(keep(Components.webSocket()), FakeTransport.carries("ws", "wss"));
        return client;
    }

    private <T extends Transport> T keep(T transport) {
        toStop.add(transport);
        return transport;
    }

    @AfterEach
    void stop() throws Exception {
        alice.close();
        bob.close();
        Components.stop(server);
        for (Object each : toStop) {
            Components.stop(each);
        }
    }

    private URI uri(String scheme) {
        return servers.get(scheme);
    }

    private Session logIn(LiveClient client, String scheme, String name) throws Exception {
        if (scheme.endsWith("s") && !scheme.equals("ws")) {
            assertThat(failure(client.client.connect(uri(scheme))).kind()).isEqualTo(Kind.CERTIFICATE_UNKNOWN);
            CertificateRejected rejected = client.await(CertificateRejected.class);
            assertThat(rejected.certificate().fingerprint()).isEqualTo(server.fingerprint());
            client.client.trust(rejected.certificate());
        }
        done(client.client.connect(uri(scheme)));
        done(client.client.register(name, PASSWORD));
        Session session = done(client.client.login(name, PASSWORD));
        client.await(LoggedIn.class);
        return session;
    }

    private static PeerMessage.Bye bye(long id, String from, String to) {
        return new PeerMessage.Bye(id, from, to, "call-1", "hangup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "tls", "ws", "wss"})
    void everyTransportCarriesALoginPresenceAndMessages(String scheme) throws Exception {
        logIn(alice, scheme, "alice");
        assertThat(done(alice.client.peers("", 200)).peers()).isEmpty();
        logIn(bob, "tcp", "bob");
        assertThat(alice.await(PresenceChanged.class).peers()).containsExactly(new Peer("bob", Peer.Status.AVAILABLE));

        bob.client.busy(true);
        assertThat(alice.await(PresenceChanged.class).peers()).containsExactly(new Peer("bob", Peer.Status.BUSY));
        alice.client.send(bye(1, "alice", "BOB"));
        assertThat(bob.await(MessageReceived.class).message()).isEqualTo(bye(1, "alice", "BOB"));
        bob.client.send(bye(1, "bob", "alice"));
        assertThat(alice.await(MessageReceived.class).message()).isEqualTo(bye(1, "bob", "alice"));
        done(bob.client.logout());
        assertThat(alice.await(PresenceChanged.class).peers()).containsExactly(new Peer("bob", Peer.Status.OFFLINE));
    }

    @Test
    void refusalsAreTyped() throws Exception {
        logIn(alice, "tcp", "alice");
        done(bob.client.connect(uri("tcp")));
        assertThat(failure(bob.client.login("alice", "wrong horse")).code()).isEqualTo("invalid-credentials");
        assertThat(failure(bob.client.register("ALICE", PASSWORD)).code()).isEqualTo("username-taken");
        assertThat(failure(bob.client.register("bob", "short")).code()).isEqualTo("password-invalid");
        assertThat(failure(bob.client.resume("nonsense")).code()).isEqualTo("token-invalid");
        alice.client.send(bye(7, "alice", "bob"));
        assertThat(alice.await(MessageRefused.class)).extracting(MessageRefused::call, MessageRefused::id, MessageRefused::code)
                .containsExactly("call-1", 7L, "peer-offline");
        alice.client.send(bye(8, "bob", "alice"));
        assertThat(alice.await(MessageRefused.class).code()).isEqualTo("from-mismatch");
    }

    @Test
    void whatCameDuringALossFollowsTheResumedLogin() throws Exception {
        TcpTransport first = Components.tcp();
        LiveClient carol = new LiveClient(folder.resolve("carol"));
        carol.client.addTransport(first, FakeTransport.carries("tcp"));
        logIn(carol, "tcp", "carol");
        logIn(bob, "tcp", "bob");

        carol.client.removeTransport(first);
        Components.stop(first);
        assertThat(carol.await(Disconnected.class).reason()).isEqualTo(DisconnectReason.TRANSPORT_STOPPED);
        for (long id = 1; id <= 20; id++) {
            bob.client.send(bye(id, "bob", "carol"));
        }
        assertThat(done(bob.client.peers("car", 10)).peers()).as("within the resume window").hasSize(1);
        carol.client.addTransport(keep(Components.tcp()), FakeTransport.carries("tcp"));

        assertThat(carol.await(LoggedIn.class).resumed()).isTrue();
        for (long id = 1; id <= 20; id++) {
            assertThat(carol.next(MessageReceived.class).message()).isEqualTo(bye(id, "bob", "carol"));
        }
        carol.close();
    }

    @Test
    void aRestartOfTheServerIsSurvivedByToken() throws Exception {
        Session before = logIn(alice, "tcp", "alice");
        done(alice.client.peers("", 10));
        alice.client.busy(true);
        Components.stop(server);
        assertThat(alice.await(Disconnected.class).reason()).isEqualTo(DisconnectReason.SERVER_CLOSED);
        assertThat(alice.next(Reconnecting.class).delay().toMillis()).isLessThanOrEqualTo(500);
        startServer(servers.values().stream().map(URI::toString).toArray(String[]::new));

        LoggedIn again = alice.await(LoggedIn.class);
        assertThat(again.resumed()).isFalse();
        assertThat(again.session().username()).isEqualTo("alice");
        assertThat(again.session().token()).isNotEqualTo(before.token());
        assertThat(alice.await(PresenceChanged.class).live()).isTrue();
        logIn(bob, "ws", "bob");
        assertThat(done(bob.client.peers("", 10)).peers()).containsExactly(new Peer("alice", Peer.Status.BUSY));
    }

    @Test
    void aLoginElsewhereDisplaces() throws Exception {
        logIn(alice, "tcp", "alice");
        done(bob.client.connect(uri("ws")));
        done(bob.client.login("alice", PASSWORD));

        assertThat(alice.await(Disconnected.class).reason()).isEqualTo(DisconnectReason.DISPLACED);
        assertThat(alice.next(LoggedOut.class).reason()).isEqualTo(DisconnectReason.DISPLACED);
        assertThat(alice.client.state()).isEqualTo(SignalingState.DISCONNECTED);
        assertThat(bob.client.state()).isEqualTo(SignalingState.LOGGED_IN);
    }

    @Test
    void aTokenWorksInTheNextProcessUntilTheLogout() throws Exception {
        String token = logIn(alice, "tcp", "alice").token();
        alice.close();
        alice = client("alice");
        done(alice.client.connect(uri("tcp")));
        assertThat(done(alice.client.resume(token)).username()).isEqualTo("alice");
        done(alice.client.logout());
        done(alice.client.connect(uri("tcp")));
        SignalingException failure = failure(alice.client.resume(token));
        assertThat(failure.code()).isEqualTo("token-invalid");
    }
}
