package org.parley.launcher.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceProbeTest {
    /** RFC 5769 section 2.2: the address of a response over IPv4. */
    @Test
    void theAddressInAnAnswerIsRead() {
        byte[] bytes = HexFormat.of().parseHex("0101001c2112a442b7e7a701bc34d686fa87dfae" + "8022000b7465737420766563746f7220" + "002000080001a147e112a643");
        assertThat(StunMessage.decode(bytes).address(StunMessage.MAPPED)).hasToString("/192.0.2.1:32853");
    }

    /** RFC 5769 section 2.3: over IPv6. */
    @Test
    void theAddressOfVersion6IsRead() {
        byte[] bytes = HexFormat.of().parseHex("010100182112a442b7e7a701bc34d686fa87dfae" + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
        assertThat(StunMessage.decode(bytes).address(StunMessage.MAPPED).toString()).endsWith("2001:db8:1234:5678:11:2233:4455:6677]:32853");
    }

    @Test
    void whatIsEncodedIsDecoded() {
        StunMessage message = StunMessage.request(StunMessage.ALLOCATE).with(StunMessage.USERNAME, "1:alice").with(StunMessage.REALM, "parley");
        byte[] bytes = message.encode(new byte[] {1});
        assertThat(bytes.length % 4).isZero();
        StunMessage read = StunMessage.decode(bytes);
        assertThat(read.type()).isEqualTo(StunMessage.ALLOCATE);
        assertThat(read.id()).isEqualTo(message.id());
        assertThat(read.text(StunMessage.USERNAME)).isEqualTo("1:alice");
        assertThat(read.text(StunMessage.REALM)).isEqualTo("parley");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://host", "stun", "stun:", "turn:host:x", "turn:host?transport=sctp", "turn:ho/st"})
    void whatIsNoUrlIsSaid(String url) {
        assertThatThrownBy(() -> IceUrl.parse(url)).isInstanceOf(IllegalArgumentException.class);
        assertThat(IceProbe.ask(url, null, null).good()).isFalse();
    }

    @Test
    void portsAndWaysHaveDefaults() {
        assertThat(IceUrl.parse("stun:h")).isEqualTo(new IceUrl("stun:h", false, false, "h", 3478, false));
        assertThat(IceUrl.parse("turns:[::1]")).isEqualTo(new IceUrl("turns:[::1]", true, true, "::1", 5349, true));
        assertThat(IceUrl.parse("turn:h:1?transport=tcp")).isEqualTo(new IceUrl("turn:h:1?transport=tcp", true, false, "h", 1, true));
    }

    @Test
    void aServerThatAnswersTellsTheAddressThatItSees() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> answer(server));
            answers.start();
            IceProbe.Outcome outcome = IceProbe.ask("stun:127.0.0.1:" + server.getLocalPort(), null, null);
            answers.join();
            assertThat(outcome).isEqualTo(new IceProbe.Outcome(true, "answers; it sees 192.0.2.1 port 32853"));
        }
    }

    private static void answer(DatagramSocket server) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            server.receive(packet);
            StunMessage request = StunMessage.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
            byte[] answer = new StunMessage(StunMessage.BINDING + StunMessage.SUCCESS, request.id(),
                java.util.Map.of(StunMessage.MAPPED, HexFormat.of().parseHex("0001a147e112a643"))).encode(null);
            server.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPortWhereNobodyIsIsSaidWithoutAConnection() throws Exception {
        int port;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(IceProbe.ask("stun:127.0.0.1:" + port, null, null).text()).startsWith("it does not answer").contains("firewall").doesNotContain("null");
    }

    @Test
    void aPortWhereNobodyIsIsSaid() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(IceProbe.ask("turn:127.0.0.1:" + port + "?transport=tcp", "1:a", "b")).satisfies(outcome -> {
            assertThat(outcome.good()).isFalse();
            assertThat(outcome.text()).contains("does not answer").contains("firewall");
        });
    }
}
