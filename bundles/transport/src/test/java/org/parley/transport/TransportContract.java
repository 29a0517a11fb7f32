package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parley.transport.CloseReason.Kind;

/** What every {@link Transport} does, for one scheme. */
public abstract class TransportContract extends ProxyContract {
    @Test
    void aConnectionKnowsWhatItIs() throws Exception {
        Server server = new Server(listening());
        long before = System.nanoTime();
        Connection connection = connect(server.uri(), new Recorder());
        Accepted other = server.next();
        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.secure()).isEqualTo(secure());
        assertThat(connection.id()).isNotEqualTo(other.connection().id());
        assertThat(connection.remoteAddress().getPort()).isEqualTo(server.uri().getPort());
        assertThat(other.connection().remoteAddress().getAddress().isLoopbackAddress()).isTrue();
        assertThat(List.of(connection.openedNanos(), other.connection().openedNanos()))
            .allSatisfy(nanos -> assertThat(nanos - before).isBetween(0L, System.nanoTime() - before));
    }

    @Test
    void nobodyListeningIsUnreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(failure(uri(port), connecting()).kind()).isEqualTo(TransportException.Kind.UNREACHABLE);
    }

    @Test
    void anUnknownHostIsNamed() throws Exception {
        // no name server is needed to say so: a label has at most 63 letters
        String host = "no-such-host-" + "x".repeat(60) + ".invalid";
        TransportException failure = failure(URI.create(scheme() + "://" + host + ":1"), connecting());
        assertThat(failure.kind()).isEqualTo(TransportException.Kind.UNKNOWN_HOST);
        assertThat(failure).hasMessageContaining(host);
    }

    @Test
    void aServerThatNeverAnswersIsATimeoutOrOpen() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            ConnectOptions usual = connecting();
            ConnectOptions hasty = new ConnectOptions(Duration.ofMillis(300), usual.timeout(), usual.maxFrameBytes(), usual.maxUnsentBytes(),
                usual.trust());
            if (scheme().equals("tcp")) {
                assertThat(transport.connect(uri(mute.getLocalPort()), hasty, new Recorder())).succeedsWithin(Duration.ofSeconds(10));
            } else {
                assertThat(failure(uri(mute.getLocalPort()), hasty).kind()).isEqualTo(TransportException.Kind.TIMEOUT);
            }
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        Server server = new Server(listening());
        assertThatThrownBy(() -> transport.listen(server.uri(), listening(), connection -> new Recorder()))
            .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.ADDRESS_IN_USE))
            .hasMessageContaining(server.uri().toString());
    }

    @Test
    void anAddressOfAnotherMachineCannotBeBound() {
        URI elsewhere = URI.create(scheme() + "://203.0.113.1:0");
        assertThatThrownBy(() -> transport.listen(elsewhere, listening(), connection -> new Recorder()))
            .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.CANNOT_BIND))
            .hasMessageContaining("203.0.113.1");
    }

    @Test
    void badAddressesAreRefusedAtOnce() {
        for (String bad : List.of("http://localhost:1", scheme() + ":localhost", scheme() + "://", "localhost",
                scheme() + "://user@localhost:1", scheme() + "://localhost:99999", scheme() + "://localhost:1#part")) {
            URI uri = URI.create(bad.equals(scheme() + "://") ? scheme() + ":///" : bad);
            assertThatThrownBy(() -> transport.connect(uri, connecting(), new Recorder()))
                .as(bad).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(uri.toString());
            assertThatThrownBy(() -> transport.listen(uri, listening(), connection -> new Recorder()))
                .as(bad).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(uri.toString());
        }
    }

    @Test
    void aClosedListenerLeavesItsConnectionsOpen() throws Exception {
        Server server = new Server(listening());
        Connection connection = connect(server.uri(), new Recorder());
        Accepted accepted = server.next();
        server.listener.close();
        server.listener.close();
        assertThat(failure(server.uri(), connecting()).kind()).isEqualTo(TransportException.Kind.UNREACHABLE);
        connection.send(Frame.of("still"));
        assertThat(accepted.recorder().message()).isEqualTo("still");
        Listener again = transport.listen(server.uri(), listening(), c -> new Recorder());
        assertThat(again.uri()).isEqualTo(server.uri());
    }

    @Test
    void aConnectionThatNobodyWaitsForIsClosed() throws Exception {
        Server server = new Server(listening());
        Recorder nobody = new Recorder();
        transport.connect(server.uri(), connecting(), nobody).toCompletableFuture().cancel(false);
        // either it was never made, or it is closed
        connect(server.uri(), new Recorder());
        Accepted first = server.next();
        assertThat(first.recorder().within(200)).satisfiesAnyOf(event -> assertThat(event).isNull(),
            event -> assertThat(((CloseReason) event).kind()).isEqualTo(Kind.REMOTE));
        assertThat(nobody.pending()).isZero();
    }

    @Test
    void stoppingClosesEverything() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        stop(transport);
        assertThat(List.of(client.closed().kind(), accepted.recorder().closed().kind()))
            .containsOnly(Kind.TRANSPORT_STOPPED);
        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.send(Frame.of("late"))).isFalse();
        assertThat(failure(server.uri(), connecting()).kind()).isEqualTo(TransportException.Kind.TRANSPORT_STOPPED);
        assertThatThrownBy(() -> transport.listen(uri(0), listening(), c -> new Recorder()))
            .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TRANSPORT_STOPPED));
        assertThatThrownBy(() -> new Socket("localhost", server.uri().getPort())).isInstanceOf(IOException.class);
        stop(transport);
    }

    @Test
    void stoppingEndsAttemptsToConnect() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            CompletableFuture<Connection> attempt =
                transport.connect(uri(mute.getLocalPort()), connecting(), new Recorder()).toCompletableFuture();
            stop(transport);
            if (scheme().equals("tcp") && !attempt.isCompletedExceptionally()) {
                assertThat(attempt.get(PATIENCE_SECONDS, TimeUnit.SECONDS).isOpen()).isFalse();
            } else {
                assertThatThrownBy(() -> attempt.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).cause()
                    .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TRANSPORT_STOPPED));
            }
        }
    }

    @Test
    void aListenerMayStopTheTransport() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        List<Thread> loop = new ArrayList<>();
        accepted.recorder().then(frame -> {
            loop.add(Thread.currentThread());
            stop(transport);
        });
        connection.send(Frame.of("stop"));
        assertThat(accepted.recorder().message()).isEqualTo("stop");
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.TRANSPORT_STOPPED);
        assertThat(client.closed().kind()).isEqualTo(Kind.TRANSPORT_STOPPED);
        loop.get(0).join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
}
