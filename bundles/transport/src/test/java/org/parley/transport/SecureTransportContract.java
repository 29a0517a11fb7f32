package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Transport} with TLS does besides. */
public abstract class SecureTransportContract extends TransportContract {
    @Test
    void aCertificateThatIsNotTrustedIsToldByItsFingerprint() throws Exception {
        Server server = new Server(listening());
        TransportException failure = failure(server.uri(), ConnectOptions.defaults());
        assertThat(failure.kind()).isEqualTo(TransportException.Kind.CERTIFICATE);
        String fingerprint = TestIdentity.fingerprint(TestIdentity.first());
        assertThat(failure.certificate()).isEqualTo(new PeerCertificate("localhost", server.uri().getPort(), fingerprint, false));
        assertThat(failure).hasMessageContaining(fingerprint);
        assertThat(server.acceptedNothing()).isTrue();
    }

    @Test
    void aServerThatIsPlainIsToldInWords() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            TransportException failure = failure(uri(plain.getLocalPort()), connecting());
            assertThat(failure.kind()).isEqualTo(TransportException.Kind.TLS);
            assertThat(failure).hasMessageContaining("does not speak TLS").hasMessageContaining("take " + plainScheme() + "://").hasMessageNotContaining("485454");
            answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void answer(ServerSocket server, String text) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPlainClientIsToldToTakeTls() throws Exception {
        Server server = new Server(listening());
        URI plain = URI.create(plainScheme() + server.uri().toString().substring(scheme().length()));
        Recorder recorder = new Recorder();
        CompletableFuture<String> told = transport.connect(plain, connecting(), recorder).handle((connection, failure) -> {
            if (failure != null) {
                return failure.getMessage();
            }
            connection.send(Frame.of("hello"));
            return null;
        }).toCompletableFuture();
        String failure = told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(failure == null ? recorder.closed().detail() : failure).contains("closed the connection").contains("take " + scheme() + "://");
    }

    private String plainScheme() {
        return scheme().equals("tls") ? "tcp" : "ws";
    }

    @Test
    void trustIsAskedOnceForEachConnection() throws Exception {
        Server server = new Server(listening());
        for (int i = 0; i < 3; i++) {
            AtomicReference<PeerCertificate> asked = new AtomicReference<>();
            transport.connect(server.uri(), ConnectOptions.defaults().withTrust(certificate -> asked.getAndSet(certificate) == null),
                new Recorder()).toCompletableFuture().get(15, TimeUnit.SECONDS);
            assertThat(asked.get().vouched()).isFalse();
        }
    }

    @Test
    void trustThatThrowsRefuses() throws Exception {
        Server server = new Server(listening());
        TransportException failure = failure(server.uri(), ConnectOptions.defaults().withTrust(certificate -> {
            throw new IllegalStateException("wanted by the test");
        }));
        assertThat(failure.kind()).isIn(TransportException.Kind.TLS, TransportException.Kind.CERTIFICATE);
    }

    @Test
    void thePlatformVouchesForAKnownCertificateAndItsName(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("trust.p12");
        TestIdentity.writeTrustStore(TestIdentity.first(), store);
        String before = System.getProperty("javax.net.ssl.trustStore");
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        try {
            Server server = new Server(listening());
            transport.connect(server.uri(), ConnectOptions.defaults(), new Recorder()).toCompletableFuture().get(15, TimeUnit.SECONDS);
            // the same machine by a name that is not in the certificate
            Listener other = transport.listen(URI.create(scheme() + "://127.0.0.1:0"), listening(), connection -> new Recorder());
            TransportException failure = failure(other.uri(), ConnectOptions.defaults());
            assertThat(failure.kind()).isEqualTo(TransportException.Kind.CERTIFICATE);
            assertThat(failure.certificate().vouched()).isFalse();
        } finally {
            System.clearProperty("javax.net.ssl.trustStorePassword");
            if (before == null) {
                System.clearProperty("javax.net.ssl.trustStore");
            } else {
                System.setProperty("javax.net.ssl.trustStore", before);
            }
        }
    }

    @Test
    void aRenewedIdentityIsUsedWithoutARestart() throws Exception {
        AtomicReference<TlsIdentity> identity = new AtomicReference<>(TestIdentity.first());
        Server server = new Server(ListenOptions.defaults().withIdentity(identity::get));
        assertThat(failure(server.uri(), ConnectOptions.defaults()).certificate().fingerprint())
            .isEqualTo(TestIdentity.fingerprint(TestIdentity.first()));
        identity.set(TestIdentity.second());
        assertThat(failure(server.uri(), ConnectOptions.defaults()).certificate().fingerprint())
            .isEqualTo(TestIdentity.fingerprint(TestIdentity.second()));
    }

    @Test
    void anIdentityThatFailsRefusesTheConnectionAndNoOther() throws Exception {
        AtomicReference<TlsIdentity> identity = new AtomicReference<>(TestIdentity.first());
        Server server = new Server(ListenOptions.defaults().withIdentity(identity::get));
        identity.set(null);
        assertThat(failure(server.uri(), connecting()).kind()).isEqualTo(TransportException.Kind.TLS);
        identity.set(TestIdentity.first());
        assertThat(connect(server.uri(), new Recorder()).isOpen()).isTrue();
    }

    /** Of keys that not every library knows. */
    @Test
    void edwardsKeysAreTaken() throws Exception {
        Server server = new Server(listening().withIdentity(TestIdentity::edwards));
        assertThat(connect(server.uri(), new Recorder()).isOpen()).isTrue();
    }

    @Test
    void listeningNeedsAnIdentity() {
        assertThatThrownBy(() -> transport.listen(uri(0), ListenOptions.defaults(), connection -> new Recorder()))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("identity");
        assertThatThrownBy(() -> transport.listen(uri(0), ListenOptions.defaults().withIdentity(() -> null), connection -> new Recorder()))
            .isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TLS));
    }

    @Test
    void aPlainClientIsTurnedAway() throws Exception {
        Server server = new Server(listening());
        try (Socket socket = RawPeer.connect(server.uri())) {
            socket.getOutputStream().write("{\"type\":\"hello\"} and so on".getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().readAllBytes().length).isLessThan(100);
        }
        assertThat(server.acceptedNothing()).isTrue();
        assertThat(connect(server.uri(), new Recorder()).isOpen()).isTrue();
    }

    @Test
    void aServerWithoutTlsIsTold() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("this is not TLS at all".getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(failure(uri(plain.getLocalPort()), connecting()).kind()).isEqualTo(TransportException.Kind.TLS);
            answer.handle((done, failed) -> done).get(15, TimeUnit.SECONDS);
        }
    }

    @Test
    void aHandshakeThatIsNotFinishedInTimeIsClosed() throws Exception {
        ListenOptions usual = listening();
        Server server = new Server(new ListenOptions(Duration.ofMillis(300), usual.timeout(), usual.maxFrameBytes(), usual.maxUnsentBytes(),
            usual.identity()));
        try (Socket socket = RawPeer.connect(server.uri())) {
            // the beginning of a ClientHello
            socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(server.acceptedNothing()).isTrue();
    }

    @Test
    void whoIsNotAdmittedMakesNoHandshake() throws Exception {
        AtomicInteger free = new AtomicInteger(2);
        Acceptor two = new Acceptor() {
            @Override
            public ConnectionListener accepted(Connection connection) {
                return new Recorder();
            }

            @Override
            public Runnable arriving(InetSocketAddress from) {
                return free.getAndUpdate(left -> Math.max(0, left - 1)) == 0 ? null : free::incrementAndGet;
            }
        };
        Listener listener = transport.listen(uri(0), listening(), two);
        Socket first = closing(RawPeer.connect(listener.uri()));
        closing(RawPeer.connect(listener.uri()));
        try (Socket third = RawPeer.connect(listener.uri())) {
            assertThat(third.getInputStream().read()).isEqualTo(-1);
        }
        first.shutdownOutput();
        assertThat(first.getInputStream().readAllBytes()).hasSizeLessThan(100);
        assertThat(connect(listener.uri(), new Recorder()).isOpen()).as("after one has left").isTrue();
        assertThat(connect(listener.uri(), new Recorder()).isOpen()).as("after one is open").isTrue();
    }

    /** And not by an event loop, from which they would inherit how the processor is shared. */
    @Test
    void theThreadsThatComputeAreStartedByWhoListens() throws Exception {
        new Server(listening());
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).anyMatch(name -> name.matches("parley-.*-tls-1"));
    }

    /** As the platform's own client does it in TLS 1.3 when it is asked for another handshake. */
    @Test
    void whoChangesKeysAllTheTimeIsCutOff() throws Exception {
        Server server = new Server(listening());
        RawPeer peer = closing(raw(server.uri()));
        Recorder recorder = server.next().recorder();
        SSLSocket socket = (SSLSocket) peer.socket;
        changeKeys(socket, 20);
        peer.send("still here");
        assertThat(recorder.message()).isEqualTo("still here");
        assertThat(catchThrowable(() -> changeKeys(socket, 200_000))).isInstanceOf(IOException.class);
        assertThat(recorder.closed().kind()).isEqualTo(CloseReason.Kind.PROTOCOL);
    }

    private static void changeKeys(SSLSocket socket, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            socket.startHandshake();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    void olderTlsIsRefused(int version) throws Exception {
        assertThat(answerTo(version, TestIdentity.first(), 0xC02B, 0xC02C, 0xC009, 0xC00A)).isEqualTo("alert 70");
    }

    /** CBC, RC4, 3DES, no encryption, no certificate, and keys that are exchanged without forward secrecy. Where BoringSSL refuses them, Netty loses its alert. */
    @Test
    void weakCiphersAreRefused() throws Exception {
        int[] weak = {0xC009, 0xC00A, 0xC023, 0xC024, 0xC007, 0xC008, 0xC006, 0xC013, 0xC014, 0xC027, 0xC028, 0xC011, 0xC012, 0xC010, 0xC018, 0x0033, 0x0039, 0x009E, 0x009F,
            0x002F, 0x0035, 0x003C, 0x003D, 0x009C, 0x009D, 0x0005, 0x000A, 0x0002};
        assertThat(answerTo(TlsHello.TLS_1_2, TestIdentity.first(), weak)).isIn("alert 40", "closed");
        assertThat(answerTo(TlsHello.TLS_1_2, TestIdentity.rsa(), weak)).isIn("alert 40", "closed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC02B, 0xC02C, 0xCCA9, 0xC02F, 0xC030, 0xCCA8})
    void goodCiphersAreTaken(int suite) throws Exception {
        TlsIdentity identity = suite == 0xC02F || suite == 0xC030 || suite == 0xCCA8 ? TestIdentity.rsa() : TestIdentity.first();
        assertThat(answerTo(TlsHello.TLS_1_2, identity, 0xC00A, 0xC014, suite)).isEqualTo("suite 0x%04X".formatted(suite));
    }

    private String answerTo(int version, TlsIdentity identity, int... suites) throws Exception {
        Server server = new Server(listening().withIdentity(() -> identity));
        try (Socket socket = RawPeer.connect(server.uri())) {
            return TlsHello.say(socket, version, suites);
        } finally {
            assertThat(server.acceptedNothing()).isTrue();
        }
    }
}
