package org.parley.launcher.conformance.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** JSON to the letter of RFC 8259. */
final class JsonCases {
    private static final String SECTION = "Framing";
    private static final int AT_ONCE = 8;
    private static final List<String> BROKEN = List.of(
        " ", "broken", "{", "{\"type\":\"ping\",\"nonce\":1", "{\"type\":\"ping\",\"nonce\":1}}", "{\"type\":\"ping\",\"nonce\":1}{}", "{\"type\":\"ping\",\"nonce\":1},",
        "{\"type\":\"ping\",\"nonce\":1,}", "{,\"type\":\"ping\",\"nonce\":1}", "{\"type\":\"ping\" \"nonce\":1}", "{\"type\" \"ping\",\"nonce\":1}", "{\"type\":\"ping\";\"nonce\":1}",
        "{\"type\"=\"ping\",\"nonce\":1}", "{'type':'ping','nonce':1}", "{type:\"ping\",nonce:1}", "{\"type\":ping,\"nonce\":1}", "{\"type\":\"ping\",\"nonce\":01}",
        "{\"type\":\"ping\",\"nonce\":+1}", "{\"type\":\"ping\",\"nonce\":0x1}", "{\"type\":\"ping\",\"nonce\":1,\"a\":.5}", "{\"type\":\"ping\",\"nonce\":1,\"a\":5.}",
        "{\"type\":\"ping\",\"nonce\":1,\"a\":1e}", "{\"type\":\"ping\",\"nonce\":1,\"a\":-}", "{\"type\":\"ping\",\"nonce\":1,\"a\":NaN}", "{\"type\":\"ping\",\"nonce\":1,\"a\":Infinity}",
        "{\"type\":\"ping\",\"nonce\":1,\"a\":True}", "{\"type\":\"ping\",\"nonce\":1,\"a\":nul}", "{\"type\":\"ping\",\"nonce\":1,\"a\":[1,]}", "{\"type\":\"ping\",\"nonce\":1,\"a\":[1 2]}",
        "{\"type\":\"ping\",\"nonce\":1,\"a\":\"\t\"}", "{\"type\":\"ping\",\"nonce\":1,\"a\":\"\\x41\"}", "{\"type\":\"ping\",\"nonce\":1,\"a\":\"\\u12g4\"}", "{\"type\":\"ping\",\"nonce\":1,\"a\":\"\\",
        "{\"type\":\"ping\",/* now */\"nonce\":1}", "{\"type\":\"ping\",\"nonce\":1} // now", "# now\n{\"type\":\"ping\",\"nonce\":1}", "\uFEFF{\"type\":\"ping\",\"nonce\":1}",
        "{\"type\":\"ping\",\u00A0\"nonce\":1}", "{\"type\":\"ping\",\"nonce\":1}\0", ")]}'\n{\"type\":\"ping\",\"nonce\":1}");
    private static final List<String> NO_OBJECT = List.of("[]", "[{\"type\":\"ping\",\"nonce\":1}]", "\"ping\"", "1", "true", "null");

    private JsonCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("json.strict", SECTION, "what is not strict JSON is bad-message, and the connection stays", 0, room -> refused(room, BROKEN)),
            Case.of("json.object", SECTION, "what is no object is bad-message, and the connection stays", 0, room -> refused(room, NO_OBJECT)),
            Case.of("json.white-space", SECTION, "white space may stand wherever JSON allows it", 0, JsonCases::whiteSpace),
            Case.of("json.duplicate-name", SECTION, "a name twice at the top level is bad-message, also where one is written with escapes", 0, room -> refused(room, List.of(
                "{\"type\":\"ping\",\"nonce\":1,\"nonce\":1}", "{\"type\":\"ping\",\"type\":\"ping\",\"nonce\":1}", "{\"type\":\"ping\",\"nonce\":1,\"a\":1,\"a\":2}",
                "{\"type\":\"ping\",\"nonce\":1,\"n\\u006fnce\":1}", "{\"t\\u0079pe\":\"ping\",\"nonce\":1,\"type\":\"ping\"}", "{\"type\":\"ping\",\"nonce\":1,\"\":1,\"\":2}"))),
            Case.of("json.escaped-name", SECTION, "a name written with escapes is that name", 0, JsonCases::escapedName),
            Case.of("json.depth", SECTION, "32 levels are taken, 33 are bad-message", 0, JsonCases::depth),
            Case.of("json.half-pair", "Calls: what the server forwards", "half of a surrogate pair, escaped, is bad-message or passed on byte for byte, and a whole pair is passed on", 2, JsonCases::halfPair));
    }

    /** Fewer on a connection than what closes it. */
    private static void refused(Room room, List<String> messages) throws IOException, Finding, InterruptedException {
        for (int first = 0; first < messages.size(); first += AT_ONCE) {
            Visitor visitor = room.connect().greet();
            for (String message : messages.subList(first, Math.min(messages.size(), first + AT_ONCE))) {
                visitor.say(message);
                try {
                    visitor.refused("bad-message");
                } catch (Finding e) {
                    throw new Finding(message + ": " + e.getMessage());
                }
            }
            visitor.nothingElse();
            visitor.close();
        }
    }

    private static void whiteSpace(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say(" \t\r\n{ \"type\" :\n\"ping\"\t,\r\n\"nonce\" : 7 } \n");
        Finding.unless(Json.number(visitor.hear("pong"), "nonce") == 7, "expected nonce 7");
    }

    private static void escapedName(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say("{\"t\\u0079pe\":\"p\\u0069ng\",\"\\u006Eonce\":7}");
        Finding.unless(Json.number(visitor.hear("pong"), "nonce") == 7, "expected nonce 7");
    }

    private static void depth(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say("{\"type\":\"ping\",\"nonce\":7,\"a\":" + "[".repeat(31) + "]".repeat(31) + "}");
        visitor.hear("pong");
        visitor.say("{\"type\":\"ping\",\"nonce\":7,\"a\":" + "{\"a\":".repeat(30) + "[]" + "}".repeat(30) + "}");
        visitor.hear("pong");
        refused(room, List.of("{\"type\":\"ping\",\"nonce\":7,\"a\":" + "[".repeat(32) + "]".repeat(32) + "}",
            "{\"type\":\"ping\",\"nonce\":7,\"a\":" + "{\"a\":".repeat(31) + "[]" + "}".repeat(31) + "}", "{\"type\":\"ping\",\"nonce\":7,\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
    }

    /** RFC 8259, 8.2, leaves half a pair open; what may not be is that a receiver gets something else than was sent. */
    private static void halfPair(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        for (String text : List.of("\\ud83d\\ude00", "\\ud83d", "x\\ude00", "\\ude00\\ud83d")) {
            String message = Messages.bye(alice.name(), bob.name(), "call-1", 5).toString().replace("\"hangup\"", "\"" + text + "\"");
            alice.say(message);
            alice.say("{\"type\":\"ping\",\"nonce\":7}");
            JsonObject answer = alice.hear();
            if ("pong".equals(Json.text(answer, "type"))) {
                Finding.unless(Arrays.equals(Json.bytes(message), bob.hearBytes()), text + ": expected the bytes as they were sent");
            } else {
                Finding.unless("bad-message".equals(Json.text(answer, "code")) && !text.startsWith("\\ud83d\\ude00"), text + ": heard " + answer);
                alice.hear("pong");
            }
        }
        bob.nothingElse();
    }
}
