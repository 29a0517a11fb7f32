package org.parley.launcher.conformance.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Facts;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** Hello and welcome. */
final class OpeningCases {
    private static final String SECTION = "Opening";

    private OpeningCases() {}

    static List<Case> all(Facts facts) {
        return List.of(
            Case.of("opening.welcome", SECTION, "a welcome has version 1, an agent of at most 64 printable characters, and the figures", 0, OpeningCases::welcome),
            Case.of("opening.agent", SECTION, "agent is optional, up to 64 printable ASCII characters", 0, OpeningCases::agent),
            Case.of("opening.bad-agent", SECTION, "a hello with another agent is none: hello-expected, then close", 0, OpeningCases::badAgent),
            Case.of("opening.other-version", SECTION, "another version is unsupported-version with supported [1], then close", 0, OpeningCases::otherVersion),
            Case.of("opening.without-waiting", "Framing", "a client may send on before welcome, and is answered in order", 0, OpeningCases::withoutWaiting),
            Case.of("opening.hello-first", "Framing", "anything but a good hello first, broken JSON too, is hello-expected, then close", 0, OpeningCases::helloFirst),
            Case.of("opening.second-hello", "Framing", "a second hello is unexpected, and the connection stays", 0, OpeningCases::secondHello),
            Case.of("opening.no-hello", "Framing", "no hello in time is hello-expected, then close", 0, OpeningCases::noHello).taking(facts.helloMillis()),
            Case.of("opening.no-login", "Framing", "no login in time is not-logged-in, then close; a failed login does not start the time anew", 0, OpeningCases::noLogin)
                .taking(facts.loginMillis()));
    }

    private static void welcome(Room room) throws IOException, Finding, InterruptedException {
        JsonObject welcome = room.connect().greet().welcome();
        Finding.unless(Json.number(welcome, "version") == 1, "expected version 1: " + welcome);
        String agent = Json.text(welcome, "agent");
        Finding.unless(!welcome.has("agent") || agent != null && agent.matches("[ -~]{1,64}"), "the agent is not up to 64 printable ASCII characters: " + welcome);
        for (String figure : List.of("maxFrameBytes", "heartbeatMillis", "timeoutMillis", "resumeMillis")) {
            Finding.unless(Json.number(welcome, figure) > 0, "expected a whole number as " + figure + ": " + welcome);
        }
    }

    private static void agent(Room room) throws IOException, Finding, InterruptedException {
        Visitor without = room.connect();
        without.say(Json.of("type", "hello", "version", 1));
        without.hear("welcome");
        Visitor longest = room.connect();
        longest.say(Json.of("type", "hello", "version", 1, "agent", "~ /!".repeat(16)));
        longest.hear("welcome");
    }

    private static void badAgent(Room room) throws IOException, Finding, InterruptedException {
        for (Object agent : new Object[] {"x".repeat(65), "tab\t", "caf\u00E9", 7, true}) {
            notWelcome(room, Json.of("type", "hello", "version", 1, "agent", agent).toString());
        }
    }

    private static void notWelcome(Room room, String first) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.connect();
        visitor.say(first);
        try {
            visitor.refused("hello-expected");
            visitor.ended();
        } catch (Finding e) {
            throw new Finding("first came " + first + ": " + e.getMessage());
        }
        visitor.close();
    }

    private static void otherVersion(Room room) throws IOException, Finding, InterruptedException {
        for (long version : new long[] {0, 2, 1_000_000}) {
            Visitor visitor = room.connect();
            visitor.say(Json.of("type", "hello", "version", version));
            JsonObject error = visitor.refused("unsupported-version");
            Finding.unless("[1]".equals(String.valueOf(error.get("supported"))), "expected supported [1]: " + error);
            visitor.ended();
        }
    }

    private static void withoutWaiting(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.connect();
        visitor.say("{\"type\":\"hello\",\"version\":1}");
        visitor.say("{\"type\":\"ping\",\"nonce\":1}");
        visitor.say(Json.of("type", "login", "id", 2, "username", room.nobody(), "password", "open sesame"));
        visitor.say("{\"type\":\"ping\",\"nonce\":3}");
        visitor.hear("welcome");
        Finding.unless(Json.number(visitor.hear("pong"), "nonce") == 1, "expected the first pong");
        visitor.refused("invalid-credentials", 2);
        Finding.unless(Json.number(visitor.hear("pong"), "nonce") == 3, "expected the second pong");
    }

    private static void helloFirst(Room room) throws IOException, Finding, InterruptedException {
        for (String first : List.of("{\"type\":\"ping\",\"nonce\":1}", "{\"type\":\"login\",\"id\":1,\"username\":\"a\",\"password\":\"open sesame\"}", "{\"type\":\"telegram\"}", "broken",
            "[]", "{\"type\":\"hello\"}", "{\"type\":\"hello\",\"version\":\"1\"}", "{\"type\":\"hello\",\"version\":null}", "{\"type\":\"hello\",\"version\":1,\"version\":1}")) {
            notWelcome(room, first);
        }
    }

    private static void secondHello(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say("{\"type\":\"hello\",\"version\":1}");
        visitor.refused("unexpected");
        visitor.nothingElse();
    }

    private static void noHello(Room room) throws IOException, Finding, InterruptedException {
        long begun = System.nanoTime();
        Visitor visitor = room.connect();
        JsonObject error = visitor.hear(Patience.until(room.facts().helloMillis()));
        Patience.notBefore(room.facts().helloMillis(), begun, "the end");
        Finding.unless("hello-expected".equals(Json.text(error, "code")), "expected hello-expected, heard " + error);
        visitor.ended();
    }

    private static void noLogin(Room room) throws IOException, Finding, InterruptedException {
        long begun = System.nanoTime();
        Visitor visitor = room.greeted();
        room.pause(room.facts().loginMillis() / 2);
        visitor.say(Json.of("type", "login", "id", 2, "username", room.nobody(), "password", "open sesame"));
        visitor.refused("invalid-credentials", 2);
        JsonObject error = visitor.hear(Patience.until(room.facts().loginMillis() / 2));
        Patience.notBefore(room.facts().loginMillis(), begun, "the end");
        Finding.unless("not-logged-in".equals(Json.text(error, "code")), "expected not-logged-in, heard " + error);
        visitor.ended();
    }
}
