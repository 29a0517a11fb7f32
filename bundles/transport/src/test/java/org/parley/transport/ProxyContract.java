package org.parley.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Transport} makes of proxies; the one of these tests is loopback. */
public abstract class ProxyContract extends EndContract {
    private static final byte[] SOMEBODY = ProxyPreface.text("PROXY TCP4 203.0.113.7 192.0.2.1 40000 7443");
    private static final byte[] IPV6 = {0x20, 1, 0x0D, (byte) 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5};

    /** With a proxy on loopback whose word is taken. */
    protected final ListenOptions behindProxy() {
        return listening().withTrustedProxies(InetAddress::isLoopbackAddress);
    }

    /** Sends what a proxy sends first, makes the handshakes and says something. */
    private RawPeer peer(Server server, byte[] preface) throws Exception {
        Socket socket = RawPeer.connect(server.uri());
        socket.getOutputStream().write(preface);
        RawPeer peer = closing(raw(socket));
        peer.send("hello");
        return peer;
    }

    /** Wants that message, whole and as the first one, and answers it. */
    private static Connection greeted(Accepted accepted, RawPeer peer) throws Exception {
        assertThat(accepted.recorder().message()).isEqualTo("hello");
        accepted.connection().send(Frame.of("welcome"));
        assertThat(peer.read()).isEqualTo("welcome");
        return accepted.connection();
    }

    @ParameterizedTest
    @MethodSource
    void aTrustedProxySaysWhoIsThere(byte[] preface, String host) throws Exception {
        Server server = new Server(behindProxy());
        RawPeer peer = peer(server, preface);
        Connection connection = greeted(server.next(), peer);
        assertThat(connection.remoteAddress()).isEqualTo(new InetSocketAddress(InetAddress.getByName(host), 40_000));
        assertThat(connection.secure()).isEqualTo(secure());
    }

    static Stream<Arguments> aTrustedProxySaysWhoIsThere() {
        return Stream.of(
            Arguments.of(ProxyPreface.binary(new byte[] {(byte) 203, 0, 113, 7}, 40_000), "203.0.113.7"),
            Arguments.of(ProxyPreface.binary(IPV6, 40_000), "2001:db8::5"),
            Arguments.of(SOMEBODY, "203.0.113.7"),
            Arguments.of(ProxyPreface.text("PROXY TCP6 2001:db8::5 2001:db8::1 40000 7443"), "2001:db8::5"));
    }

    @Test
    void aHeaderMayComeInPieces() throws Exception {
        Server server = new Server(behindProxy());
        Socket socket = RawPeer.connect(server.uri());
        for (byte piece : ProxyPreface.binary(IPV6, 40_000)) {
            socket.getOutputStream().write(piece);
        }
        RawPeer peer = closing(raw(socket));
        peer.send("hello");
        assertThat(greeted(server.next(), peer).remoteAddress().getAddress()).isEqualTo(InetAddress.getByAddress(IPV6));
    }

    @ParameterizedTest
    @MethodSource
    void aProxyThatNamesNobodyIsItself(byte[] preface) throws Exception {
        Server server = new Server(behindProxy());
        RawPeer peer = peer(server, preface);
        assertThat(greeted(server.next(), peer).remoteAddress().getAddress().isLoopbackAddress()).isTrue();
    }

    static Stream<Arguments> aProxyThatNamesNobodyIsItself() {
        return Stream.of(Arguments.of(new byte[0]), Arguments.of(ProxyPreface.local()), Arguments.of(ProxyPreface.text("PROXY UNKNOWN")),
            // from a Unix socket
            Arguments.of(ProxyPreface.binary(0x21, 0x31, new byte[216])));
    }

    @Test
    void anOrdinaryClientConnectsFromAProxyToo() throws Exception {
        Server server = new Server(behindProxy());
        Recorder client = new Recorder();
        Connection connection = connect(server.uri(), client);
        connection.send(Frame.of("hello"));
        Accepted accepted = server.next();
        assertThat(accepted.recorder().message()).isEqualTo("hello");
        accepted.connection().send(Frame.of("welcome"));
        assertThat(client.message()).isEqualTo("welcome");
    }

    @ParameterizedTest
    @MethodSource
    void aBrokenHeaderClosesAndNobodyElseNotices(byte[] broken) throws Exception {
        Server server = new Server(behindProxy());
        RawPeer good = peer(server, SOMEBODY);
        Accepted other = server.next();
        try (Socket socket = RawPeer.connect(server.uri())) {
            socket.getOutputStream().write(broken);
            assertThat(readToEnd(socket)).isZero();
        }
        assertThat(server.acceptedNothing()).isTrue();
        greeted(other, good);
    }

    static Stream<Arguments> aBrokenHeaderClosesAndNobodyElseNotices() {
        return Stream.of(
            Arguments.of(ProxyPreface.text("PROXY TCP4 nobody 192.0.2.1 40000 7443")),
            Arguments.of(ProxyPreface.text("PROXY TCP4 203.0.113.7 192.0.2.1 99999 7443")),
            Arguments.of(ProxyPreface.text("PROXY " + "x".repeat(200))),
            // a version that there is not, a command that there is not, addresses cut short
            Arguments.of(ProxyPreface.binary(0x31, 0x11, new byte[12])),
            Arguments.of(ProxyPreface.binary(0x2F, 0x11, new byte[12])),
            Arguments.of(ProxyPreface.binary(0x21, 0x11, new byte[5])));
    }

    @Test
    void aProxyThatSaysNothingInTimeIsClosed() throws Exception {
        ListenOptions usual = behindProxy();
        Server server = new Server(new ListenOptions(Duration.ofMillis(300), usual.timeout(), usual.maxFrameBytes(), usual.maxUnsentBytes(),
            usual.identity(), usual.trustedProxies()));
        for (int sent : List.of(0, 9)) {
            try (Socket socket = RawPeer.connect(server.uri())) {
                socket.getOutputStream().write(SOMEBODY, 0, sent);
                assertThat(readToEnd(socket)).isZero();
            }
        }
        assertThat(server.acceptedNothing()).isTrue();
    }

    @Test
    void nobodyElseCanSayWhoIsThere() throws Exception {
        Server server = new Server(listening().withTrustedProxies(address -> address.getHostAddress().equals("192.0.2.9")));
        try (Socket socket = RawPeer.connect(server.uri())) {
            // with the end of an HTTP request
            socket.getOutputStream().write((new String(SOMEBODY, StandardCharsets.US_ASCII) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            if (scheme().equals("tcp")) {
                Accepted accepted = server.next();
                assertThat(accepted.recorder().broken()).isEqualTo(FramingError.FRAME_TOO_LARGE);
                assertThat(accepted.connection().remoteAddress().getAddress().isLoopbackAddress()).isTrue();
            } else {
                readToEnd(socket);
                assertThat(server.acceptedNothing()).isTrue();
            }
        }
    }

    /** How many bytes came, whether the end is in order or a reset. */
    private static int readToEnd(Socket socket) {
        int count = 0;
        try {
            while (socket.getInputStream().read() >= 0) {
                count++;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("it stays open", e);
        } catch (IOException reset) {
            return count;
        }
        return count;
    }
}
