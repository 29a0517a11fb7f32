package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.transport.CloseReason.Kind;

/** What every {@link Transport} does, for one scheme. */
@Timeout(60)
public abstract class TransportContract {
    private static final long PATIENCE_SECONDS = 15;

    /** The transport under test; a new one for each test. */
    protected Transport transport;
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** The scheme under test. */
    protected abstract String scheme();

    /** A new transport. */
    protected abstract Transport start();

    /** Ends it, as the framework does. */
    protected abstract void stop(Transport which);

    /** Connects from a plain socket, with all handshakes. */
    protected abstract RawPeer raw(URI uri) throws IOException;

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
            listener = transport.listen(TransportContract.this.uri(0), options, this);
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

    private static Frame frame(int bytes, char fill) {
        return Frame.of(String.valueOf(fill).repeat(bytes));
    }

    private static byte[] twice(byte[] wire) {
        byte[] both = Arrays.copyOf(wire, 2 * wire.length);
        System.arraycopy(wire, 0, both, wire.length, wire.length);
        return both;
    }

    @Test
    void messagesTravelBothWays() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted other = server.next();
        assertThat(connection.send(Frame.of("{\"type\":\"grüß\"}"))).isTrue();
        assertThat(other.recorder().message()).isEqualTo("{\"type\":\"grüß\"}");
        assertThat(other.connection().send(Frame.of("back"))).isTrue();
        assertThat(client.message()).isEqualTo("back");
    }

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
    void theAcceptingSideMaySpeakFirst() throws Exception {
        Listener listener = transport.listen(uri(0), listening(), connection -> {
            connection.send(Frame.of("welcome"));
            return new Recorder();
        });
        Recorder client = new Recorder();
        connect(listener.uri(), client);
        assertThat(client.message()).isEqualTo("welcome");
    }

    @Test
    void messagesOfEverySizeArriveWhole() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted other = server.next();
        for (int size : new int[] {1, 2, 125, 126, 127, 1_000, 16_384, 65_535, 65_536}) {
            connection.send(frame(size, 'a'));
            assertThat(other.recorder().message()).isEqualTo("a".repeat(size));
            other.connection().send(frame(size, 'b'));
            assertThat(client.message()).isEqualTo("b".repeat(size));
        }
    }

    @Test
    void messagesOfManyThreadsKeepTheirOrder() throws Exception {
        Server server = new Server(listening());
        Connection connection = connect(server.uri(), new Recorder());
        Accepted other = server.next();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 500; i++) {
                    connection.send(Frame.of(number + ":" + i));
                }
            });
            threads.add(thread);
            thread.start();
        }
        int[] expected = new int[4];
        for (int i = 0; i < 2_000; i++) {
            String[] parts = other.recorder().message().split(":");
            assertThat(Integer.parseInt(parts[1])).isEqualTo(expected[Integer.parseInt(parts[0])]++);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void aMessageThatComesByteByByteIsOneMessage() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        for (byte each : peer.wire("{\"slow\":true}")) {
            peer.write(each);
        }
        assertThat(accepted.recorder().message()).isEqualTo("{\"slow\":true}");
        peer.send("next");
        assertThat(accepted.recorder().message()).isEqualTo("next");
    }

    @Test
    void messagesThatComeTogetherAreToldBeforeTheEndOfTheirBatch() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        peer.write(twice(peer.wire("one")));
        assertThat(List.of(accepted.recorder().any(), accepted.recorder().any(), accepted.recorder().any()))
            .containsExactly("one", "one", Recorder.BATCH_END);
    }

    @Test
    void aMessageAboveTheLimitBreaksTheStreamAndCanStillBeAnswered() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        connection.send(frame(65_537, 'x'));
        connection.send(Frame.of("never seen"));
        assertThat(accepted.recorder().broken()).isEqualTo(FramingError.FRAME_TOO_LARGE);
        assertThat(accepted.connection().isOpen()).isTrue();
        assertThat(accepted.connection().send(Frame.of("too large"))).isTrue();
        accepted.connection().finish();
        assertThat(client.message()).isEqualTo("too large");
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void anEmptyMessageBreaksTheStream() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        peer.send("");
        assertThat(accepted.recorder().broken()).isEqualTo(FramingError.BAD_FRAME);
        peer.send("never seen");
        accepted.connection().send(Frame.of("bad frame"));
        accepted.connection().finish();
        assertThat(peer.read()).isEqualTo("bad frame");
        assertThat(peer.endsInOrder()).isTrue();
        peer.close();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void finishDeliversTheLastMessageWhileThePeerKeepsSending() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        accepted.recorder().then(frame -> {
            accepted.connection().send(Frame.of("the error"));
            accepted.connection().finish();
            accepted.connection().finish();
        });
        CountDownLatch flooding = new CountDownLatch(20);
        Thread flood = new Thread(() -> {
            try {
                for (byte[] message = peer.wire("y".repeat(5_000));; flooding.countDown()) {
                    peer.write(message);
                }
            } catch (IOException closed) {
                // as it should be
            }
        });
        flood.start();
        assertThat(flooding.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(peer.read()).isEqualTo("the error");
        assertThat(peer.endsInOrder()).isTrue();
        assertThat(accepted.recorder().message()).hasSize(5_000);
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
        flood.join();
    }

    @Test
    void nothingIsDeliveredAfterClose() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        accepted.recorder().then(frame -> accepted.connection().close());
        peer.write(twice(peer.wire("z")));
        assertThat(accepted.recorder().message()).isEqualTo("z");
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void closeIsToldOnceToBothSides() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        connection.close();
        assertThat(connection.isOpen()).isFalse();
        connection.close();
        connection.finish();
        assertThat(client.closed().kind()).isEqualTo(Kind.LOCAL);
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.REMOTE);
        assertThat(accepted.connection().isOpen()).isFalse();
        assertThat(connection.send(Frame.of("late"))).isFalse();
        assertThat(accepted.connection().send(Frame.of("late"))).isFalse();
        assertThat(connection.unsentBytes()).isZero();
    }

    @Test
    void theAcceptingSideMayClose() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        accepted.connection().close();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void finishSendsWhatIsQueued() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        connect(server.uri(), client);
        Accepted accepted = server.next();
        for (int i = 0; i < 100; i++) {
            accepted.connection().send(frame(5_000, (char) ('a' + i % 26)));
        }
        accepted.connection().finish();
        assertThat(accepted.connection().isOpen()).isFalse();
        assertThat(accepted.connection().send(Frame.of("late"))).isFalse();
        for (int i = 0; i < 100; i++) {
            assertThat(client.message()).startsWith(String.valueOf((char) ('a' + i % 26))).hasSize(5_000);
        }
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.LOCAL);
    }

    @Test
    void aResetIsAFailureToldOnce() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = raw(server.uri());
        Accepted accepted = server.next();
        peer.send("hello");
        assertThat(accepted.recorder().message()).isEqualTo("hello");
        peer.reset();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void anEndInTheMiddleOfAMessageIsAFailure() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = raw(server.uri());
        Accepted accepted = server.next();
        peer.write(Arrays.copyOf(peer.wire("half of it"), 9));
        peer.close();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void whatAListenerThrowsClosesItsConnectionAndNoOther() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        Accepted accepted = server.next();
        Connection bystander = connect(server.uri(), new Recorder());
        Accepted other = server.next();
        accepted.recorder().then(frame -> {
            throw new IllegalStateException("wanted by the test");
        });
        connection.send(Frame.of("boom"));
        assertThat(accepted.recorder().message()).isEqualTo("boom");
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.FAILED);
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
        bystander.send(Frame.of("still here"));
        assertThat(other.recorder().message()).isEqualTo("still here");
    }

    @Test
    void anAcceptorThatThrowsClosesTheConnection() throws Exception {
        Listener listener = transport.listen(uri(0), listening(), connection -> {
            throw new IllegalStateException("wanted by the test");
        });
        Recorder client = new Recorder();
        connect(listener.uri(), client);
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void aReceivedFrameCanBeSentOnToSeveralConnections() throws Exception {
        Server server = new Server(listening());
        Recorder left = new Recorder();
        Recorder right = new Recorder();
        connect(server.uri(), left);
        Connection toLeft = server.next().connection();
        connect(server.uri(), right);
        Connection toRight = server.next().connection();
        Connection source = connect(server.uri(), new Recorder());
        server.next().recorder().then(frame -> {
            toLeft.send(frame);
            toRight.send(frame);
            toRight.send(frame);
        });
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String text = i + "€".repeat(i);
            sent.add(text);
            source.send(Frame.of(text));
        }
        for (String text : sent) {
            assertThat(left.message()).isEqualTo(text);
            assertThat(right.message()).isEqualTo(text);
            assertThat(right.message()).isEqualTo(text);
        }
    }

    @Test
    void aReceivedFrameIsGoodUntilOnMessageReturns() throws Exception {
        Server server = new Server(listening());
        Connection connection = connect(server.uri(), new Recorder());
        Accepted accepted = server.next();
        CompletableFuture<Frame> kept = new CompletableFuture<>();
        accepted.recorder().then(kept::complete);
        connection.send(Frame.of("gone"));
        connection.send(Frame.of("next"));
        assertThat(accepted.recorder().message()).isEqualTo("gone");
        assertThat(accepted.recorder().message()).isEqualTo("next");
        Frame frame = kept.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThatThrownBy(frame::bytes).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> connection.send(frame)).isInstanceOf(IllegalStateException.class);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void whatIsUnsentIsCountedUntilThePeerReads() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Connection connection = server.next().connection();
        int count = 0;
        while (connection.unsentBytes() < 300_000) {
            assertThat(connection.send(frame(1_000, 'u'))).isTrue();
            count++;
            if (count % 100 == 0) {
                // lets the event loop hand over what the system takes
                assertThat(connection.send(frame(999, 'u'))).isTrue();
                count++;
                flushed(connection);
            }
        }
        for (int i = 0; i < count; i++) {
            assertThat(peer.read()).startsWith("uuu");
        }
        awaitNothingUnsent(connection);
    }

    private static void flushed(Connection connection) throws InterruptedException {
        new CountDownLatch(1).await(2, TimeUnit.MILLISECONDS);
    }

    private static void awaitNothingUnsent(Connection connection) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (connection.unsentBytes() > 0 && System.nanoTime() < end) {
            new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        }
        assertThat(connection.unsentBytes()).isZero();
    }

    @Test
    void drainedIsToldWhenEverythingWasHandedOver() throws Exception {
        Server server = new Server(listening());
        connect(server.uri(), new Recorder());
        Accepted accepted = server.next();
        accepted.connection().send(Frame.of("one"));
        accepted.recorder().drained();
        assertThat(accepted.connection().unsentBytes()).isZero();
    }

    @Test
    void aListenerThatAlwaysSendsOnDoesNotHoldTheLoop() throws Exception {
        CompletableFuture<Connection> chatty = new CompletableFuture<>();
        AtomicInteger sent = new AtomicInteger();
        Listener listener = transport.listen(uri(0), listening(), connection -> {
            connection.send(Frame.of("first"));
            chatty.complete(connection);
            return new Recorder() {
                @Override
                public void onDrained() {
                    connection.send(Frame.of("again " + sent.incrementAndGet()));
                }
            };
        });
        Recorder client = new Recorder();
        connect(listener.uri(), client);
        assertThat(client.message()).isEqualTo("first");
        assertThat(client.message()).isEqualTo("again 1");
        assertThat(client.message()).isEqualTo("again 2");
        chatty.get(PATIENCE_SECONDS, TimeUnit.SECONDS).close();
        assertThat(client.closedAfterAll().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void tooMuchUnsentLosesTheConnection() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        peer.send("here I am, and read nothing");
        accepted.recorder().message();
        int taken = 0;
        while (accepted.connection().send(frame(60_000, 'o'))) {
            taken++;
            assertThat(accepted.connection().unsentBytes()).isLessThanOrEqualTo(1 << 20);
            assertThat(taken).isLessThan(1_000);
        }
        assertThat(accepted.connection().isOpen()).isFalse();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.OVERFLOW);
        assertThat(accepted.connection().unsentBytes()).isZero();
        assertThat(taken).isGreaterThanOrEqualTo(17);
    }

    @Test
    void silenceIsATimeout() throws Exception {
        Server server = new Server(listening(Duration.ofMillis(300)));
        Recorder client = new Recorder();
        connect(server.uri(), client);
        Accepted accepted = server.next();
        assertThat(accepted.recorder().closed().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(client.closed().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void theTimeoutCanBeSetLater() throws Exception {
        Server server = new Server(listening());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        connection.timeout(Duration.ofMillis(200));
        assertThat(client.closed().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(server.next().recorder().closed().kind()).isEqualTo(Kind.REMOTE);
    }

    @Test
    void aMessageThatNeverEndsIsATimeout() throws Exception {
        Server server = new Server(listening(Duration.ofMillis(800)));
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        byte[] wire = peer.wire("d".repeat(1_000));
        Object event = null;
        for (int sent = 0; event == null && sent < wire.length; sent++) {
            peer.write(wire[sent]);
            event = accepted.recorder().within(50);
        }
        assertThat(event).isInstanceOf(CloseReason.class);
        CloseReason reason = (CloseReason) event;
        assertThat(reason.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(reason.detail()).contains("complete");
    }

    @Test
    void aPeerThatReadsNothingIsATimeout() throws Exception {
        ListenOptions usual = listening();
        Server server = new Server(new ListenOptions(usual.handshakeTimeout(), Duration.ofMillis(800), usual.maxFrameBytes(), 1 << 26,
            usual.identity()));
        RawPeer peer = closing(raw(server.uri()));
        Accepted accepted = server.next();
        // more than the buffers of the system hold
        Frame much = frame(60_000, 'w');
        for (int i = 0; i < 300; i++) {
            assertThat(accepted.connection().send(much)).isTrue();
        }
        CloseReason reason = null;
        for (int i = 0; reason == null && i < 1_000; i++) {
            peer.send("p");
            for (Object event = "p"; event != null; event = accepted.recorder().within(20)) {
                reason = event instanceof CloseReason closed ? closed : reason;
            }
        }
        assertThat(reason).isNotNull();
        assertThat(reason.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(reason.detail()).contains("sent");
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
        TransportException failure = failure(URI.create(scheme() + "://no-such-host.invalid:1"), connecting());
        assertThat(failure.kind()).isIn(TransportException.Kind.UNKNOWN_HOST);
        assertThat(failure).hasMessageContaining("no-such-host.invalid");
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
