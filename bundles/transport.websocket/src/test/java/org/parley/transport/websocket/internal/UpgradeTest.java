package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.transport.ListenOptions;
import org.parley.transport.RawPeer;

class UpgradeTest extends WireTest {
    private static final String UPGRADE = WebSocketPeer.UPGRADE;

    @Test
    void theSampleOfTheRfcIsAccepted() throws Exception {
        try (WebSocketPeer peer = peer(UPGRADE)) {
            assertThat(peer.head()).startsWith("HTTP/1.1 101 ").contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                .doesNotContain("Protocol:", "Extensions");
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoUpgradeGetsAPlainAnswerAndTheEnd(String request, String status) throws Exception {
        try (WebSocketPeer peer = peer(request)) {
            assertThat(peer.head()).startsWith("HTTP/1.1 " + status + " ").contains("Connection: close\r\n");
            assertThat(peer.endsInOrder()).isTrue();
        }
        assertThat(acceptedNothing()).isTrue();
    }

    static Stream<Arguments> whatIsNoUpgradeGetsAPlainAnswerAndTheEnd() {
        return Stream.of(
            Arguments.of(UPGRADE.replace("/signal", "/other"), "404"),
            Arguments.of(UPGRADE.replace("/signal", "/signal/"), "404"),
            Arguments.of(UPGRADE.replace("/signal", "/"), "404"),
            Arguments.of(UPGRADE.replace("GET", "POST"), "405"),
            Arguments.of(UPGRADE.replace("Upgrade: websocket\n", ""), "426"),
            Arguments.of(UPGRADE.replace("keep-alive, Upgrade", "keep-alive"), "426"),
            Arguments.of(UPGRADE.replace("Version: 13", "Version: 8"), "426"),
            Arguments.of(UPGRADE.replace(WebSocketPeer.KEY, "c2hvcnQ="), "400"),
            Arguments.of(UPGRADE.replace(WebSocketPeer.KEY, "***"), "400"),
            Arguments.of(UPGRADE.replace("Host: localhost\n", ""), "400"),
            Arguments.of(UPGRADE.replace("HTTP/1.1", "HTTP/1.0"), "400"),
            Arguments.of(UPGRADE + "Content-Length: 3\n", "400"),
            Arguments.of(UPGRADE + "Transfer-Encoding: chunked\n", "400"),
            Arguments.of("\u0016\u0003\u0001\u0002 no HTTP at all\n", "400"),
            Arguments.of("{\"type\":\"hello\",\"version\":1}\n", "400"),
            Arguments.of(UPGRADE.replace("/signal", "/" + "a".repeat(5_000)), "414"),
            Arguments.of(UPGRADE + "X: " + "b".repeat(9_000) + "\n", "431"));
    }

    @Test
    void aQueryIsNoOtherPath() throws Exception {
        try (WebSocketPeer peer = peer(UPGRADE.replace("/signal", "/signal?from=proxy"))) {
            assertThat(peer.head()).startsWith("HTTP/1.1 101 ");
        }
    }

    @ParameterizedTest
    @MethodSource
    void theSubProtocolIsEchoedWhenOffered(String offer, boolean echoed) throws Exception {
        try (WebSocketPeer peer = peer(UPGRADE + offer)) {
            String head = peer.head();
            assertThat(head).startsWith("HTTP/1.1 101 ");
            assertThat(head.contains("Sec-WebSocket-Protocol: parley.v1\r\n")).isEqualTo(echoed);
        }
    }

    static Stream<Arguments> theSubProtocolIsEchoedWhenOffered() {
        return Stream.of(
            Arguments.of("Sec-WebSocket-Protocol: parley.v1\n", true),
            Arguments.of("Sec-WebSocket-Protocol: chat, parley.v1\n", true),
            Arguments.of("Sec-WebSocket-Protocol: chat\nSec-WebSocket-Protocol: parley.v1\n", true),
            Arguments.of("Sec-WebSocket-Protocol: chat\n", false),
            Arguments.of("", false));
    }

    @Test
    void noExtensionIsAccepted() throws Exception {
        try (WebSocketPeer peer = peer(UPGRADE + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\n")) {
            assertThat(peer.head()).startsWith("HTTP/1.1 101 ").doesNotContain("Extensions");
        }
    }

    @Test
    void aMessageRightBehindTheRequestIsNotLost() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(WebSocketPeer.http(UPGRADE));
        both.writeBytes(WebSocketPeer.masked(0x81, "early"));
        try (Socket socket = RawPeer.connect(listener.uri())) {
            socket.getOutputStream().write(both.toByteArray());
            assertThat(accepted().message()).isEqualTo("early");
        }
    }

    @Test
    void aSecondRequestBehindARefusedOneIsNotAnswered() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(WebSocketPeer.http(UPGRADE.replace("/signal", "/other")));
        both.writeBytes(WebSocketPeer.http(UPGRADE));
        try (Socket socket = RawPeer.connect(listener.uri())) {
            socket.getOutputStream().write(both.toByteArray());
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                .startsWith("HTTP/1.1 404 ").doesNotContain("101");
        }
        assertThat(acceptedNothing()).isTrue();
    }

    @Test
    void anUpgradeThatIsNotFinishedInTimeIsClosedSilently() throws Exception {
        ListenOptions usual = ListenOptions.defaults();
        listener.close();
        listener = listen(new ListenOptions(Duration.ofMillis(300), usual.timeout(), usual.maxFrameBytes(), usual.maxUnsentBytes(), null));
        try (WebSocketPeer peer = peer("GET /signal HTTP/1.1")) {
            assertThat(peer.read()).isNull();
        }
        assertThat(acceptedNothing()).isTrue();
    }
}
