package org.parley.launcher.conformance.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Facts;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.Room;

/** Messages in their frames, on every transport. */
final class FramingCases {
    private static final String SECTION = "Framing";
    private static final byte[] HELLO = Json.bytes("{\"type\":\"hello\",\"version\":1}");
    private static final byte[] PING = Json.bytes("{\"type\":\"ping\",\"nonce\":7}");
    /** A clock that is read here and one that is read there may differ by so much. */
    private static final long EARLY_MILLIS = 400;

    private FramingCases() {}

    static List<Case> all(Facts facts) {
        return List.of(
            Case.of("framing.byte-by-byte", SECTION, "a message may come byte by byte", 0, FramingCases::byteByByte),
            Case.of("framing.several-at-once", SECTION, "several messages may come in one segment, and are answered in order", 0, FramingCases::severalAtOnce),
            Case.of("framing.largest", SECTION, "a message of maxFrameBytes is taken", 0, FramingCases::largest),
            Case.of("framing.too-large", SECTION, "one byte above maxFrameBytes is frame-too-large, then close", 0, room -> tooLarge(room, room.facts().maxFrameBytes() + 1)),
            Case.of("framing.length-is-unsigned", SECTION, "the greatest length that can be written is frame-too-large, too", 0, FramingCases::unsigned),
            Case.of("framing.error-outlives-what-follows", SECTION, "the error arrives although the client goes on to send", 0, FramingCases::goesOn),
            Case.of("framing.empty", SECTION, "an empty message is bad-frame, then close", 0, FramingCases::empty),
            Case.of("framing.slow-message", "Keep-alive", "a message must be complete within timeoutMillis of its first byte", 0, FramingCases::slow)
                .taking(facts.timeoutMillis()));
    }

    private static void byteByByte(Room room) throws IOException, Finding, InterruptedException {
        Room.Raw raw = room.raw();
        for (byte[] message : List.of(HELLO, PING)) {
            for (byte b : raw.wire().framed(message)) {
                raw.send(b);
            }
        }
        raw.visitor().hear("welcome");
        raw.visitor().hear("pong");
        raw.visitor().nothingElse();
    }

    private static void severalAtOnce(Room room) throws IOException, Finding, InterruptedException {
        Room.Raw raw = room.raw();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(raw.wire().framed(HELLO));
        for (int i = 0; i < 20; i++) {
            all.writeBytes(raw.wire().framed(Json.bytes("{\"type\":\"ping\",\"nonce\":" + i + "}")));
        }
        raw.send(all.toByteArray());
        raw.visitor().hear("welcome");
        for (int i = 0; i < 20; i++) {
            long nonce = Json.number(raw.visitor().hear("pong"), "nonce");
            Finding.unless(nonce == i, "expected pong " + i + ", heard " + nonce);
        }
    }

    private static void largest(Room room) throws IOException, Finding, InterruptedException {
        Room.Raw raw = room.raw();
        raw.visitor().greet();
        String head = "{\"type\":\"ping\",\"nonce\":7,\"padding\":\"";
        String message = head + "x".repeat((int) room.facts().maxFrameBytes() - head.length() - 2) + "\"}";
        raw.send(raw.wire().framed(Json.bytes(message)));
        raw.visitor().hear("pong");
    }

    private static void tooLarge(Room room, long length) throws IOException, Finding, InterruptedException {
        Room.Raw raw = room.raw();
        raw.visitor().greet();
        raw.send(raw.wire().header(length));
        raw.visitor().refused("frame-too-large");
        raw.visitor().ended();
    }

    private static void unsigned(Room room) throws IOException, Finding, InterruptedException {
        tooLarge(room, room.target().isWebSocket() ? Long.MAX_VALUE : 0xFFFF_FFFFL);
    }

    private static void goesOn(Room room) throws IOException, Finding, InterruptedException {
        Room.Raw raw = room.raw();
        raw.visitor().greet();
        raw.send(raw.wire().header(room.facts().maxFrameBytes() + 1));
        for (int i = 0; i < 20; i++) {
            try {
                raw.send(new byte[1_000]);
            } catch (IOException e) {
                break; // it may have closed by now
            }
        }
        raw.visitor().refused("frame-too-large");
        raw.visitor().ended();
    }

    private static void empty(Room room) throws IOException, Finding, InterruptedException {
        Room.Raw raw = room.raw();
        raw.visitor().greet();
        raw.send(raw.wire().header(0));
        raw.visitor().refused("bad-frame");
        raw.visitor().ended();
    }

    /** Bytes keep coming, so that it is not the silence that ends it. */
    private static void slow(Room room) throws IOException, Finding, InterruptedException {
        Room.Raw raw = room.raw();
        raw.visitor().greet();
        long timeout = room.facts().timeoutMillis();
        long begun = System.nanoTime();
        raw.send(raw.wire().header(30_000 < room.facts().maxFrameBytes() ? 30_000 : 500));
        Duration step = Duration.ofMillis(Math.min(500, timeout / 4));
        while (!raw.visitor().endsWithin(step)) {
            long passed = (System.nanoTime() - begun) / 1_000_000;
            Finding.unless(passed < timeout + Patience.LATE_MILLIS, "a message that began " + passed + " ms ago is still waited for");
            try {
                raw.send((byte) ' ');
            } catch (IOException e) {
                break;
            }
        }
        long passed = (System.nanoTime() - begun) / 1_000_000;
        Finding.unless(passed > timeout - EARLY_MILLIS, "the connection was closed after " + passed + " ms already");
    }
}
