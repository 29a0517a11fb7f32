package org.parley.transport.websocket.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.transport.CloseReason.Kind;
import org.parley.transport.Connection;
import org.parley.transport.Frame;
import org.parley.transport.FramingError;
import org.parley.transport.Recorder;

class FramesTest extends WireTest {
    private static byte[] bytes(int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }

    private static byte[] masked(int first, String payload) {
        return WebSocketPeer.masked(first, payload);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void fragmentsAreOneMessageAndPingsBetweenThemAreAnswered() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
            peer.write(masked(0x01, "{\"a\":"));
            peer.write(masked(0x89, "still there?"));
            peer.write(WebSocketPeer.masked(0x00, euro[0]));
            peer.write(masked(0x00, ""));
            peer.write(masked(0x8A, "a pong that nobody asked for"));
            peer.write(WebSocketPeer.masked(0x80, euro[1], euro[2]));
            assertThat(recorder.message()).isEqualTo("{\"a\":€");
            assertThat(peer.read()).isEqualTo("<pong still there?>");
        }
    }

    @Test
    void fragmentsAreCountedTogether() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            peer.write(masked(0x01, "f".repeat(40_000)));
            peer.write(masked(0x80, "g".repeat(25_536)));
            assertThat(recorder.message()).hasSize(65_536);
            peer.write(masked(0x01, "f".repeat(40_000)));
            peer.write(masked(0x00, "g".repeat(25_537)));
            assertThat(recorder.broken()).isEqualTo(FramingError.FRAME_TOO_LARGE);
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoTextMessageBreaksTheStream(byte[] wire, FramingError error) throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            Connection connection = connection();
            peer.write(wire);
            assertThat(recorder.broken()).isEqualTo(error);
            connection.send(Frame.of("an error"));
            connection.finish();
            assertThat(peer.read()).isEqualTo("an error");
            assertThat(peer.read()).isEqualTo("<close 1000>");
            assertThat(peer.read()).isNull();
            peer.close();
            assertThat(recorder.closed().kind()).isEqualTo(Kind.LOCAL);
        }
    }

    static Stream<Arguments> whatIsNoTextMessageBreaksTheStream() {
        return Stream.of(
            Arguments.of(masked(0x82, "binary"), FramingError.BAD_FRAME),
            Arguments.of(masked(0x02, "binary in parts"), FramingError.BAD_FRAME),
            Arguments.of(bytes(0x82, 0xFE, 0, 1, 0, 0, 0, 0, 'x'), FramingError.BAD_FRAME),
            Arguments.of(masked(0x81, ""), FramingError.BAD_FRAME),
            Arguments.of(join(masked(0x01, ""), masked(0x80, "")), FramingError.BAD_FRAME),
            Arguments.of(masked(0x81, "x".repeat(65_537)), FramingError.FRAME_TOO_LARGE),
            // only the header of 8 GiB
            Arguments.of(bytes(0x81, 0xFF, 0, 0, 0, 2, 0, 0, 0, 0, 1, 2, 3, 4), FramingError.FRAME_TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource
    void aViolationIsClosedWithItsCode(byte[] wire, int code) throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            peer.write(wire);
            assertThat(peer.read()).isEqualTo("<close " + code + ">");
            assertThat(peer.endsInOrder()).isTrue();
            peer.close();
            assertThat(recorder.closed().kind()).isEqualTo(Kind.PROTOCOL);
        }
    }

    static Stream<Arguments> aViolationIsClosedWithItsCode() {
        return Stream.of(
            Arguments.of(bytes(0x81, 0x02, 'h', 'i'), 1002),
            Arguments.of(masked(0xC1, "a reserved bit"), 1002),
            Arguments.of(masked(0x83, "a reserved opcode"), 1002),
            Arguments.of(masked(0x8B, "a reserved control opcode"), 1002),
            Arguments.of(masked(0x09, "a ping in parts"), 1002),
            Arguments.of(masked(0x89, "p".repeat(126)), 1002),
            Arguments.of(masked(0x80, "the end of nothing"), 1002),
            Arguments.of(join(masked(0x01, "begun"), masked(0x81, "begun again")), 1002),
            Arguments.of(bytes(0x81, 0xFE, 0, 1, 0, 0, 0, 0, 'x'), 1002),
            Arguments.of(bytes(0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 'x'), 1002),
            Arguments.of(bytes(0x81, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0), 1002),
            Arguments.of(WebSocketPeer.masked(0x88, (byte) 3), 1002),
            Arguments.of(WebSocketPeer.masked(0x88, bytes(0x03, 0xED)), 1002),
            Arguments.of(WebSocketPeer.masked(0x88, bytes(0x03, 0xE7)), 1002),
            Arguments.of(WebSocketPeer.masked(0x88, bytes(0x03, 0xE8, 0xFF)), 1007),
            Arguments.of(WebSocketPeer.masked(0x81, bytes('a', 0xC3, 0x28)), 1007),
            Arguments.of(WebSocketPeer.masked(0x81, bytes(0xED, 0xA0, 0x80)), 1007),
            Arguments.of(join(WebSocketPeer.masked(0x01, bytes(0xE2, 0x82)), masked(0x80, "x")), 1007));
    }

    @Test
    void aCloseFrameIsAnsweredAndEndsTheConnection() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            peer.write(join(masked(0x81, "last"), WebSocketPeer.masked(0x88, bytes(0x0F, 0xA1, 'b', 'y', 'e')), masked(0x81, "never seen")));
            assertThat(peer.read()).isEqualTo("<close 4001>");
            assertThat(peer.read()).isNull();
            peer.close();
            assertThat(recorder.message()).isEqualTo("last");
            assertThat(recorder.closed()).satisfies(reason -> assertThat(reason.kind()).isEqualTo(Kind.REMOTE),
                reason -> assertThat(reason.detail()).contains("4001"));
        }
    }

    @Test
    void aStoppedTransportSaysThatItGoesAway() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            transport.deactivate();
            assertThat(peer.read()).isEqualTo("<close 1001>");
            assertThat(recorder.closed().kind()).isEqualTo(Kind.TRANSPORT_STOPPED);
        }
    }

    @Test
    void pongsThatNobodyReadsAreBounded() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            byte[] pings = join(join(Collections.nCopies(30, masked(0x89, "p".repeat(125))).toArray(byte[][]::new)), masked(0x81, "a message between them"));
            assertThatThrownBy(() -> {
                for (int i = 0; i < 20_000; i++) {
                    peer.write(pings);
                }
            }).isInstanceOf(IOException.class);
            assertThat(recorder.closedAfterAll().kind()).isEqualTo(Kind.OVERFLOW);
        }
    }

    @ParameterizedTest
    @MethodSource
    void aFloodOfFramesThatAreNoMessageIsClosedAndNobodyElseNotices(byte[] first, byte[] flood) throws Exception {
        try (WebSocketPeer other = peer(); WebSocketPeer peer = peer()) {
            Recorder witness = accepted();
            Recorder recorder = accepted();
            byte[] frames = join(join(first), join(Collections.nCopies(255, flood).toArray(byte[][]::new)));
            peer.write(frames);
            peer.write(join(flood, flood));
            String said = peer.read();
            while (said != null && said.startsWith("<pong")) {
                said = peer.read();
            }
            assertThat(said).isEqualTo("<close 1008>");
            peer.close();
            assertThat(recorder.closed()).satisfies(reason -> assertThat(reason.kind()).isEqualTo(Kind.PROTOCOL),
                reason -> assertThat(reason.detail()).contains("256 frames"));
            other.send("still here");
            assertThat(witness.message()).isEqualTo("still here");
        }
    }

    static Stream<Arguments> aFloodOfFramesThatAreNoMessageIsClosedAndNobodyElseNotices() {
        return Stream.of(
            Arguments.of(masked(0x01, "begun"), masked(0x00, "")),
            Arguments.of(masked(0x01, ""), masked(0x00, "x")),
            Arguments.of(masked(0x89, ""), masked(0x89, "ping")),
            Arguments.of(masked(0x8A, ""), masked(0x8A, "pong")));
    }

    @Test
    void aMessageNowAndThenDoesNotMakeRoomForAFloodOfPings() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            byte[] pings = join(Collections.nCopies(100, masked(0x89, "")).toArray(byte[][]::new));
            for (int round = 0; round < 4; round++) {
                peer.write(join(masked(0x81, "now"), pings));
            }
            assertThat(recorder.closedAfterAll().kind()).isEqualTo(Kind.PROTOCOL);
        }
    }

    @Test
    void aMessageInManyFragmentsIsTaken() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            for (int round = 0; round < 3; round++) {
                peer.write(join(masked(0x01, ""), join(Collections.nCopies(250, masked(0x00, "x".repeat(260))).toArray(byte[][]::new)), masked(0x80, ".")));
                assertThat(recorder.message()).hasSize(65_001);
            }
        }
    }

    @Test
    void manyMessagesInOnePieceKeepTheirOrder() throws Exception {
        try (WebSocketPeer peer = peer()) {
            Recorder recorder = accepted();
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            for (int i = 0; i < 500; i++) {
                wire.writeBytes(masked(0x81, i + "-".repeat(i)));
            }
            peer.write(wire.toByteArray());
            for (int i = 0; i < 500; i++) {
                assertThat(recorder.message()).isEqualTo(i + "-".repeat(i));
            }
        }
    }
}
