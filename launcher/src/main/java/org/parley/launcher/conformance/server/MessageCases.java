package org.parley.launcher.conformance.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** Types, ids, fields, and what is broken about them. */
final class MessageCases {
    private static final String SECTION = "Framing";
    private static final long GREATEST = (1L << 53) - 1;

    private MessageCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("message.unknown-fields", SECTION, "unknown fields are ignored", 0, MessageCases::unknownFields),
            Case.of("message.id", SECTION, "a reply carries the id of its request as re, up to 2^53-1", 1, MessageCases::id),
            Case.of("message.bad-id", SECTION, "an id that is no integer from 1 to 2^53-1, or is written with fraction or exponent, is bad-message", 0, MessageCases::badId),
            Case.of("message.no-type", SECTION, "a missing type, or one that is no string, is bad-message", 0, MessageCases::noType),
            Case.of("message.unknown-type", SECTION, "an unknown type is unsupported-type, and the connection stays", 1, MessageCases::unknownType),
            Case.of("message.not-logged-in", SECTION, "anything but register, login, resume, ping before a login is not-logged-in", 0, MessageCases::notLoggedIn),
            Case.of("message.bad-field", SECTION, "a field that is missing or of the wrong type is bad-message with its name", 1, MessageCases::badField),
            Case.of("message.error-carries-re", "Errors", "an error carries the id of what it answers as re", 1, MessageCases::errorCarriesRe),
            Case.of("message.not-utf-8", SECTION, "what is not UTF-8 is bad-message, and the connection stays", 0, MessageCases::notUtf8),
            Case.of("message.tenth-broken", SECTION, "the tenth broken message within 10 s is answered and then closes", 0, MessageCases::tenthBroken));
    }

    private static void unknownFields(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.connect();
        visitor.say("{\"more\":[{\"a\":null}],\"type\":\"hello\",\"version\":1,\"\":true}");
        visitor.hear("welcome");
        visitor.say("{\"nonce\":7,\"from\":12,\"to\":[],\"type\":\"ping\",\"more\":{\"nonce\":8}}");
        JsonObject pong = visitor.hear("pong");
        Finding.unless(Json.number(pong, "nonce") == 7, "expected nonce 7, heard " + pong);
    }

    private static void id(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        for (long id : new long[] {1, 42, GREATEST}) {
            visitor.say(Json.of("type", "peers", "id", id, "query", room.nobody()));
            JsonObject peers = visitor.hear("peers");
            Finding.unless(Json.number(peers, "re") == id, "expected re " + id + ", heard " + peers);
        }
    }

    private static void badId(Room room) throws IOException, Finding, InterruptedException {
        List<String> bad = List.of("0", "-1", "1.0", "1.5", "1e2", "9007199254740992", "99999999999999999999", "\"1\"", "null", "true", "[1]", "{}");
        for (int first = 0; first < bad.size(); first += 6) {
            Visitor visitor = room.greeted();
            for (String id : bad.subList(first, first + 6)) {
                visitor.say("{\"type\":\"ping\",\"nonce\":1,\"id\":" + id + "}");
                visitor.badField("id");
            }
            visitor.nothingElse();
        }
    }

    private static void noType(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        for (String message : List.of("{}", "{\"nonce\":1}", "{\"type\":1}", "{\"type\":null}", "{\"type\":[\"ping\"],\"nonce\":1}")) {
            visitor.say(message);
            visitor.badField("type");
        }
        visitor.nothingElse();
    }

    private static void unknownType(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        for (String type : List.of("telegram", "PING", "ping ", "")) {
            visitor.say(Json.of("type", type, "id", 5, "nonce", 1));
            visitor.refused("unsupported-type", 5);
        }
        visitor.nothingElse();
        Visitor inside = room.enter(0);
        inside.say(Json.of("type", "telegram", "from", inside.name(), "to", room.nobody(), "call", "x", "id", 3));
        inside.refused("unsupported-type");
        inside.nothingElse();
    }

    private static void notLoggedIn(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        for (String type : List.of("peers", "logout")) {
            visitor.say(Json.of("type", type, "id", 4));
            visitor.refused("not-logged-in", 4);
        }
        visitor.say(Json.of("type", "status", "status", "busy"));
        visitor.refused("not-logged-in");
        for (JsonObject message : Messages.all("somebody", "somebody-else", "call-1")) {
            visitor.say(message);
            visitor.refused("not-logged-in");
        }
        visitor.nothingElse();
    }

    private static void badField(Room room) throws IOException, Finding, InterruptedException {
        Visitor outside = room.greeted();
        outside.say(Json.of("type", "login", "id", 1, "username", "somebody"));
        outside.badField("password");
        outside.say(Json.of("type", "login", "id", 1, "username", 5, "password", "open sesame"));
        outside.badField("username");
        outside.say(Json.of("type", "register", "id", 1, "password", "open sesame"));
        outside.badField("username");
        outside.say(Json.of("type", "resume", "id", 1));
        outside.badField("token");
        outside.nothingElse();
        Visitor inside = room.enter(0);
        inside.say(Json.of("type", "status"));
        inside.badField("status");
        inside.say(Json.of("type", "peers", "id", 2, "query", 7));
        inside.badField("query");
        inside.nothingElse();
    }

    private static void errorCarriesRe(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        visitor.say(Json.of("type", "telegram", "id", 11));
        visitor.refused("unsupported-type", 11);
        visitor.say(Json.of("type", "login", "id", 12, "username", "a", "password", "open sesame"));
        visitor.refused("unexpected", 12);
        visitor.say(Json.of("type", "peers", "id", 13, "limit", 0));
        Finding.unless(Json.number(visitor.badField("limit"), "re") == 13, "expected bad-message to carry re 13");
    }

    private static void notUtf8(Room room) throws IOException, Finding, InterruptedException, NotRun {
        if (room.target().isWebSocket()) {
            throw new NotRun("is of tcp and tls alone; see websocket.not-utf-8");
        }
        Visitor visitor = room.greeted();
        for (byte[] bad : List.of(new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xC3, 'x'}, new byte[] {(byte) 0xC0, (byte) 0x80}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})) {
            byte[] head = Json.bytes("{\"type\":\"ping\",\"nonce\":1,\"x\":\"");
            byte[] message = java.util.Arrays.copyOf(head, head.length + bad.length + 2);
            System.arraycopy(bad, 0, message, head.length, bad.length);
            message[message.length - 2] = '"';
            message[message.length - 1] = '}';
            visitor.say(message);
            visitor.refused("bad-message");
        }
        visitor.nothingElse();
    }

    private static void tenthBroken(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.connect().greet();
        for (int i = 0; i < 9; i++) {
            visitor.say("broken");
            visitor.refused("bad-message");
        }
        visitor.nothingElse();
        visitor.say("{\"type\":\"ping\"}");
        visitor.refused("bad-message");
        visitor.ended();
    }
}
