package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the contract of transports is tested with. */
@Timeout(60)
public abstract class TransportHarness {
    /** How long something is waited for that is sure to come. */
    protected static final long PATIENCE_SECONDS = 15;

    /** The transport under test; a new one for each test. */
    protected Transport transport;
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** The scheme under test. */
    protected abstract String scheme();

    /** A new transport. */
    protected abstract Transport start();

    /** Ends it, as the framework does. */
    protected abstract void stop(Transport which);

    /** Makes all handshakes on a plain socket. */
    protected abstract RawPeer raw(Socket connected) throws IOException;

    /** Connects from a plain socket, with all handshakes. */
    protected final RawPeer raw(URI uri) throws IOException {
        return raw(RawPeer.connect(uri));
    }

    /** Whether TLS is spoken. */
    protected final boolean secure() {
        return scheme().equals("tls") || scheme().equals("wss");
    }

    /** A side that accepted a connection. */
    public record Accepted(Connection connection, Recorder recorder) {}

    /** A listening socket and what it accepted. */
    protected final class Server implements Acceptor {
        /** The socket. */
        public final Listener listener;
        private final BlockingQueue<Accepted> accepted = new LinkedBlockingQueue<>();

        /** Listens on a free port. */
        public Server(ListenOptions options) throws TransportException {
            listener = transport.listen(TransportHarness.this.uri(0), options, this);
        }

        @Override
        public ConnectionListener accepted(Connection connection) {
            Recorder recorder = new Recorder();
            accepted.add(new Accepted(connection, recorder));
            return recorder;
        }

        /** The next connection. */
        public Accepted next() throws InterruptedException {
            Accepted next = accepted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("an accepted connection").isNotNull();
            return next;
        }

        /** Where to connect to. */
        public URI uri() {
            return listener.uri();
        }

        /** Whether nothing was accepted. */
        public boolean acceptedNothing() {
            return accepted.isEmpty();
        }
    }

    @BeforeEach
    void startTransport() {
        transport = start();
    }

    @AfterEach
    void stopTransport() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        stop(transport);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).noneMatch(name -> name.startsWith("parley-"));
    }

    /** Closed at the end of the test. */
    protected final <T extends AutoCloseable> T closing(T what) {
        opened.add(what);
        return what;
    }

    /** An address of this machine. */
    protected final URI uri(int port) {
        return URI.create(scheme() + "://localhost:" + port);
    }

    /** Limits for servers of tests. */
    protected final ListenOptions listening() {
        return ListenOptions.defaults().withIdentity(secure() ? TestIdentity::first : null);
    }

    /** With a timeout. */
    protected final ListenOptions listening(Duration timeout) {
        ListenOptions usual = listening();
        return new ListenOptions(usual.handshakeTimeout(), timeout, usual.maxFrameBytes(), usual.maxUnsentBytes(), usual.identity());
    }

    /** Trusts any certificate. */
    protected final ConnectOptions connecting() {
        return ConnectOptions.defaults().withTrust(certificate -> true);
    }

    /** Connects, and fails when that does. */
    protected final Connection connect(URI uri, ConnectionListener listener) throws Exception {
        return transport.connect(uri, connecting(), listener).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Connects, and wants that to fail. */
    protected final TransportException failure(URI uri, ConnectOptions options) throws Exception {
        CompletableFuture<Connection> connecting = transport.connect(uri, options, new Recorder()).toCompletableFuture();
        Throwable thrown = catchThrowable(() -> connecting.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertThat(thrown).isInstanceOf(ExecutionException.class).cause().isInstanceOf(TransportException.class);
        assertThat(thrown.getCause().getMessage()).doesNotContain("\n").contains(scheme() + "://" + uri.getHost());
        return (TransportException) thrown.getCause();
    }

    /** A message of so many letters. */
    protected static Frame frame(int bytes, char fill) {
        return Frame.of(String.valueOf(fill).repeat(bytes));
    }

    /** The same bytes twice, one behind the other. */
    protected static byte[] twice(byte[] wire) {
        byte[] both = Arrays.copyOf(wire, 2 * wire.length);
        System.arraycopy(wire, 0, both, wire.length, wire.length);
        return both;
    }
}
