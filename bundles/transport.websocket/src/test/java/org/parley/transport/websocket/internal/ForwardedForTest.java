package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.transport.ListenOptions;
import org.parley.transport.ProxyPreface;
import org.parley.transport.RawPeer;

/** Trusted here are loopback and 10.0.0.1. */
class ForwardedForTest extends WireTest {
    private static final String LINE = "X-Forwarded-For: ";

    @BeforeEach
    void trustProxies() throws Exception {
        listener.close();
        listener = listen(ListenOptions.defaults().withTrustedProxies(address -> address.isLoopbackAddress() || address.getHostAddress().equals("10.0.0.1")));
    }

    private String addressAfter(String preface, String lines) throws Exception {
        Socket socket = RawPeer.connect(listener.uri());
        if (!preface.isEmpty()) {
            socket.getOutputStream().write(ProxyPreface.text(preface));
        }
        try (WebSocketPeer peer = new WebSocketPeer(socket, false, WebSocketPeer.UPGRADE + lines)) {
            assertThat(peer.head()).startsWith("HTTP/1.1 101 ");
            return connection().remoteAddress().getAddress().getHostAddress();
        }
    }

    @ParameterizedTest
    @MethodSource
    void theRightmostThatIsNoTrustedProxyCounts(String lines, String expected) throws Exception {
        assertThat(addressAfter("", lines)).isEqualTo(expected);
    }

    static Stream<Arguments> theRightmostThatIsNoTrustedProxyCounts() {
        return Stream.of(
            Arguments.of("", "127.0.0.1"),
            Arguments.of(LINE + "203.0.113.7\n", "203.0.113.7"),
            Arguments.of("x-forwarded-for:203.0.113.7\n", "203.0.113.7"),
            // what the client wrote itself stands on the left
            Arguments.of(LINE + "127.0.0.1, 198.51.100.1, 203.0.113.7\n", "203.0.113.7"),
            Arguments.of(LINE + "198.51.100.1\n" + LINE + "203.0.113.7, 10.0.0.1\n", "203.0.113.7"),
            Arguments.of(LINE + "203.0.113.7, , 127.0.0.1,\n", "203.0.113.7"),
            Arguments.of(LINE + "10.0.0.1\n", "10.0.0.1"),
            Arguments.of(LINE + "2001:db8::5\n", "2001:db8:0:0:0:0:0:5"),
            Arguments.of(LINE + "[2001:db8::5]:40000\n", "2001:db8:0:0:0:0:0:5"),
            Arguments.of(LINE + "203.0.113.7:40000\n", "203.0.113.7"),
            Arguments.of(LINE + "::ffff:203.0.113.7\n", "203.0.113.7"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoAddressEndsIt(String lines, String expected) throws Exception {
        assertThat(addressAfter("", lines)).isEqualTo(expected);
    }

    static Stream<Arguments> whatIsNoAddressEndsIt() {
        return Stream.of(
            Arguments.of(LINE + "203.0.113.7, unknown\n", "127.0.0.1"),
            Arguments.of(LINE + "203.0.113.7, localhost, 10.0.0.1\n", "10.0.0.1"),
            Arguments.of(LINE + "fe80::1%eth0\n", "127.0.0.1"),
            Arguments.of(LINE + "203.0.113.999\n", "127.0.0.1"),
            Arguments.of(LINE + "[\n", "127.0.0.1"),
            Arguments.of(LINE + ",:.,\n", "127.0.0.1"));
    }

    @Test
    void whatAClientSaysBehindItsProxyCountsNothing() throws Exception {
        assertThat(addressAfter("PROXY TCP4 203.0.113.7 192.0.2.1 40000 7444", LINE + "127.0.0.1\n")).isEqualTo("203.0.113.7");
        assertThat(addressAfter("PROXY UNKNOWN", LINE + "198.51.100.1\n")).isEqualTo("127.0.0.1");
    }

    @Test
    void aTrustedProxyMayStandBehindAnother() throws Exception {
        assertThat(addressAfter("PROXY TCP4 10.0.0.1 192.0.2.1 40000 7444", LINE + "203.0.113.7\n")).isEqualTo("203.0.113.7");
    }

    @Test
    void fromAnybodyElseItMeansNothing() throws Exception {
        listener.close();
        listener = listen(ListenOptions.defaults().withTrustedProxies(InetAddress::isMulticastAddress));
        assertThat(addressAfter("", LINE + "203.0.113.7\n")).isEqualTo("127.0.0.1");
    }
}
