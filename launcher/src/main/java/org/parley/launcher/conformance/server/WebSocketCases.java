package org.parley.launcher.conformance.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;
import org.parley.launcher.conformance.wire.Handshake;
import org.parley.launcher.conformance.wire.RawWebSocketWire;

/** What holds of WebSockets alone. */
final class WebSocketCases {
    private static final String SECTION = "Framing";
    private static final byte[] PING = Json.bytes("{\"type\":\"ping\",\"nonce\":7}");

    private WebSocketCases() {}

    @FunctionalInterface
    private interface Talk {
        void run(Room room, RawWebSocketWire wire, Visitor visitor) throws IOException, Finding, InterruptedException;
    }

    static List<Case> all() {
        return List.of(
            upgrade("websocket.path", "another path than /signal is 404", WebSocketCases::path),
            upgrade("websocket.sub-protocol", "the sub-protocol parley.v1 is echoed when offered, and not required", WebSocketCases::subProtocol),
            upgrade("websocket.no-extensions", "no extension is agreed to", WebSocketCases::extensions),
            greeted("websocket.fragments", "the fragments of a message are one message, with a ping between them", WebSocketCases::fragments),
            greeted("websocket.fragments-too-large", "fragments count together: frame-too-large, then close", WebSocketCases::fragmentsTooLarge),
            greeted("websocket.binary", "a binary message is bad-frame, then close", WebSocketCases::binary),
            greeted("websocket.close", "a close frame is answered by one with its code", WebSocketCases::close),
            greeted("websocket.not-utf-8", "text that is not UTF-8 is closed with 1007, without an error",
                (room, wire, visitor) -> closes(visitor, wire, RawWebSocketWire.TEXT, new byte[] {'{', (byte) 0xC3, '}'}, 1007)),
            greeted("websocket.unmasked", "a frame that is not masked is closed with 1002, without an error", WebSocketCases::unmasked),
            greeted("websocket.reserved-bits", "a reserved bit is closed with 1002, without an error",
                (room, wire, visitor) -> closes(visitor, wire, RawWebSocketWire.TEXT | 0x40, PING, 1002)),
            greeted("websocket.unknown-opcode", "an unknown opcode is closed with 1002, without an error",
                (room, wire, visitor) -> closes(visitor, wire, 0x83, PING, 1002)),
            greeted("websocket.stray-continuation", "a continuation of nothing is closed with 1002, without an error",
                (room, wire, visitor) -> closes(visitor, wire, RawWebSocketWire.CONTINUATION_END, PING, 1002)));
    }

    private static Case upgrade(String name, String what, Case.Script script) {
        return Case.of(name, SECTION, what, 0, room -> {
            websocketOnly(room);
            script.run(room);
        });
    }

    private static Case greeted(String name, String what, Talk talk) {
        return Case.of(name, SECTION, what, 0, room -> {
            websocketOnly(room);
            RawWebSocketWire wire = room.target().openRawWebSocket();
            talk.run(room, wire, room.listen(wire).greet());
        });
    }

    private static void websocketOnly(Room room) throws NotRun {
        if (!room.target().isWebSocket()) {
            throw new NotRun("is of ws and wss alone");
        }
    }

    private static void path(Room room) throws IOException, Finding {
        for (String path : List.of("/", "/other", "/signal/more", "/signals")) {
            int status = room.target().handshake(path).status();
            Finding.unless(status == 404, "path " + path + ": expected status 404, got " + status);
        }
    }

    private static void subProtocol(Room room) throws IOException, Finding {
        Handshake with = room.target().handshake("/signal", "Sec-WebSocket-Protocol: other, parley.v1");
        Finding.unless(with.status() == 101 && "parley.v1".equals(with.headers().get("sec-websocket-protocol")), "expected parley.v1 to be echoed, got " + with);
        Handshake without = room.target().handshake("/signal");
        Finding.unless(without.status() == 101 && !without.headers().containsKey("sec-websocket-protocol"), "expected none to be named where none was offered, got " + without);
    }

    private static void extensions(Room room) throws IOException, Finding {
        Handshake offered = room.target().handshake("/signal", "Sec-WebSocket-Extensions: permessage-deflate");
        Finding.unless(offered.status() == 101 && !offered.headers().containsKey("sec-websocket-extensions"), "expected no extension, got " + offered);
    }

    private static void fragments(Room room, RawWebSocketWire wire, Visitor visitor) throws IOException, Finding, InterruptedException {
        wire.frame(RawWebSocketWire.TEXT_BEGIN, Arrays.copyOf(PING, 9));
        wire.frame(RawWebSocketWire.PING, Json.bytes("are you there"));
        byte[] pong = wire.pong(Visitor.PATIENCE);
        Finding.unless(pong != null && Arrays.equals(pong, Json.bytes("are you there")), "expected a pong with what the ping carried (RFC 6455, 5.5.3)");
        wire.frame(0x00, Arrays.copyOfRange(PING, 9, 9));
        wire.frame(RawWebSocketWire.CONTINUATION_END, Arrays.copyOfRange(PING, 9, PING.length));
        visitor.hear("pong");
        visitor.nothingElse();
    }

    private static void fragmentsTooLarge(Room room, RawWebSocketWire wire, Visitor visitor) throws IOException, Finding, InterruptedException {
        byte[] half = new byte[(int) room.facts().maxFrameBytes() / 2 + 1];
        Arrays.fill(half, (byte) ' ');
        wire.frame(RawWebSocketWire.TEXT_BEGIN, half);
        wire.frame(RawWebSocketWire.CONTINUATION_END, half);
        visitor.refused("frame-too-large");
        visitor.ended();
    }

    private static void binary(Room room, RawWebSocketWire wire, Visitor visitor) throws IOException, Finding, InterruptedException {
        wire.frame(RawWebSocketWire.BINARY, PING);
        visitor.refused("bad-frame");
        visitor.ended();
    }

    private static void close(Room room, RawWebSocketWire wire, Visitor visitor) throws IOException, Finding, InterruptedException {
        closes(visitor, wire, RawWebSocketWire.CLOSE, ByteBuffer.allocate(2).putShort((short) 1000).array(), 1000);
    }

    private static void unmasked(Room room, RawWebSocketWire wire, Visitor visitor) throws IOException, Finding, InterruptedException {
        wire.raw(ByteBuffer.allocate(2 + PING.length).put((byte) RawWebSocketWire.TEXT).put((byte) PING.length).put(PING).array());
        closes(visitor, 1002);
    }

    private static void closes(Visitor visitor, RawWebSocketWire wire, int first, byte[] payload, int code) throws IOException, Finding, InterruptedException {
        wire.frame(first, payload);
        closes(visitor, code);
    }

    private static void closes(Visitor visitor, int code) throws Finding, InterruptedException {
        var end = visitor.ended();
        Finding.unless(end.code() == code, "expected a close frame with " + code + ", but the connection was " + end.how());
    }
}
