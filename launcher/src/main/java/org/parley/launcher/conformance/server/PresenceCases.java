package org.parley.launcher.conformance.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** Who is there, and the changes of that. */
final class PresenceCases {
    private static final String SECTION = "Presence";
    private static final long STORM_MILLIS = 2_000;

    private PresenceCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("presence.peers", SECTION, "peers lists who is online without the asker, sorted by name in lower case", 2, PresenceCases::peers),
            Case.of("presence.query", SECTION, "query is a prefix whatever its case, and total counts what matches", 2, PresenceCases::query),
            Case.of("presence.limit", SECTION, "limit cuts the list, not total; one that is not 1 to 500 is bad-message", 2, PresenceCases::limit),
            Case.of("presence.changes", SECTION, "while live, coming, status and logout are told", 2, PresenceCases::changes),
            Case.of("presence.latest-only", SECTION, "changes are gathered, at most 4 presence a second, and the latest status is told", 2, PresenceCases::storm),
            Case.of("presence.bad-status", SECTION, "a status but available and busy is bad-message; a good one has no reply", 1, PresenceCases::badStatus),
            Case.of("presence.not-asked-for", SECTION, "who has not asked for peers is told no changes", 2, PresenceCases::notAskedFor));
    }

    /** Asks for peers; presence that comes before the answer is passed over. */
    static JsonObject ask(Visitor visitor, JsonObject request) throws IOException, Finding, InterruptedException {
        visitor.say(request);
        for (;;) {
            JsonObject answer = visitor.hear();
            if (!"presence".equals(Json.text(answer, "type"))) {
                Finding.unless("peers".equals(Json.text(answer, "type")) && answer.has("live") && answer.has("total") && answer.has("peers"),
                    "expected peers with live, total and peers, heard " + answer);
                return answer;
            }
        }
    }

    /** What peers says of a name; null when it is not online. */
    static JsonObject find(Visitor asker, String name) throws IOException, Finding, InterruptedException {
        return among(ask(asker, Json.of("type", "peers", "id", 5, "query", name)), name);
    }

    private static JsonObject among(JsonObject message, String name) {
        for (JsonElement peer : message.getAsJsonArray("peers")) {
            if (name.equals(Json.text(peer.getAsJsonObject(), "username"))) {
                return peer.getAsJsonObject();
            }
        }
        return null;
    }

    /** Has changes told from now on. */
    static void follow(Visitor visitor) throws IOException, Finding, InterruptedException, NotRun {
        if (!ask(visitor, Json.of("type", "peers", "id", 5)).get("live").getAsBoolean()) {
            throw new NotRun("the server announces no changes, for too many are online");
        }
        visitor.followPresence(true);
    }

    /** The next change of that user's status is to this. */
    static void expect(Visitor visitor, String name, String status) throws Finding, InterruptedException {
        expect(visitor, name, status, Visitor.PATIENCE.toMillis());
    }

    static void expect(Visitor visitor, String name, String status, long withinMillis) throws Finding, InterruptedException {
        long end = System.nanoTime() + withinMillis * 1_000_000;
        for (;;) {
            JsonObject message;
            try {
                message = visitor.hear(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            } catch (Finding e) {
                throw new Finding("expected presence of " + name + " as " + status + ": " + e.getMessage());
            }
            Finding.unless("presence".equals(Json.text(message, "type")), "expected presence, heard " + message);
            JsonObject peer = among(message, name);
            if (peer != null) {
                Finding.unless(status.equals(Json.text(peer, "status")), "expected " + name + " to be " + status + ", heard " + peer);
                return;
            }
        }
    }

    private static void peers(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        JsonObject peers = ask(alice, Json.of("type", "peers", "id", 5, "limit", 500));
        List<String> names = new ArrayList<>();
        for (JsonElement peer : peers.getAsJsonArray("peers")) {
            String status = Json.text(peer.getAsJsonObject(), "status");
            Finding.unless("available".equals(status) || "busy".equals(status), "expected available or busy: " + peer);
            names.add(Json.text(peer.getAsJsonObject(), "username").toLowerCase(Locale.ROOT));
        }
        Finding.unless(!names.contains(alice.name().toLowerCase(Locale.ROOT)), "expected the asker not to be listed: " + names);
        Finding.unless(names.size() == 500 || names.contains(bob.name().toLowerCase(Locale.ROOT)), "expected " + bob.name() + " to be listed: " + names);
        Finding.unless(names.equals(names.stream().sorted().toList()), "expected them sorted: " + names);
        Finding.unless(Json.number(peers, "total") >= names.size(), "total is smaller than the list: " + Json.number(peers, "total"));
    }

    private static void query(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        JsonObject found = ask(alice, Json.of("type", "peers", "id", 5, "query", room.account(1).otherCase()));
        Finding.unless(among(found, bob.name()) != null && Json.number(found, "total") >= 1, "expected " + bob.name() + " with total 1: " + found);
        JsonObject none = ask(alice, Json.of("type", "peers", "id", 5, "query", room.nobody()));
        Finding.unless(Json.number(none, "total") == 0 && none.getAsJsonArray("peers").isEmpty(), "expected nobody: " + none);
        JsonObject self = ask(alice, Json.of("type", "peers", "id", 5, "query", alice.name()));
        Finding.unless(among(self, alice.name()) == null, "expected the asker not to be listed: " + self);
        JsonObject inner = ask(alice, Json.of("type", "peers", "id", 5, "query", bob.name().substring(1)));
        Finding.unless(among(inner, bob.name()) == null, "expected a prefix to be looked for, not any part: " + inner);
    }

    private static void limit(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        room.enter(1);
        JsonObject all = ask(alice, Json.of("type", "peers", "id", 5));
        JsonObject one = ask(alice, Json.of("type", "peers", "id", 5, "limit", 1));
        Finding.unless(one.getAsJsonArray("peers").size() == 1, "expected one name: " + one);
        Finding.unless(all.getAsJsonArray("peers").size() <= 200, "expected 200 names at most by default");
        Visitor other = room.enter(0);
        for (String limit : List.of("0", "501", "-1", "\"5\"", "1.5")) {
            other.say("{\"type\":\"peers\",\"id\":5,\"limit\":" + limit + "}");
            other.badField("limit");
        }
        other.nothingElse();
    }

    private static void changes(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        Visitor early = room.enter(1);
        early.say("{\"type\":\"logout\",\"id\":9}");
        early.hear("logged-out");
        follow(alice);
        Visitor bob = room.enter(1);
        expect(alice, bob.name(), "available");
        bob.say(Json.of("type", "status", "status", "busy"));
        expect(alice, bob.name(), "busy");
        bob.say("{\"type\":\"logout\",\"id\":9}");
        bob.hear("logged-out");
        expect(alice, bob.name(), "offline");
        Finding.unless(find(alice, bob.name()) == null, "expected " + bob.name() + " not to be listed after the logout");
    }

    private static void storm(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        follow(alice);
        Visitor bob = room.enter(1);
        expect(alice, bob.name(), "available");
        long begun = System.nanoTime();
        for (int i = 0; i < 60; i++) {
            bob.say(Json.of("type", "status", "status", i % 2 == 0 ? "available" : "busy"));
            room.pause(STORM_MILLIS / 60);
        }
        room.pause(1_000);
        alice.say("{\"type\":\"ping\",\"nonce\":1}");
        int count = 0;
        String last = "";
        for (JsonObject message = alice.hear(); !"pong".equals(Json.text(message, "type")); message = alice.hear()) {
            Finding.unless("presence".equals(Json.text(message, "type")), "expected presence, heard " + message);
            JsonObject peer = among(message, bob.name());
            last = peer == null ? last : Json.text(peer, "status");
            count++;
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Finding.unless(count <= 4 * seconds + 1, "expected at most 4 presence a second, heard " + count + " in " + seconds + " s");
        Finding.unless("busy".equals(last), "expected the latest status, busy, to be told, heard " + last);
    }

    private static void badStatus(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        for (String status : List.of("offline", "away", "", "BUSY")) {
            visitor.say(Json.of("type", "status", "status", status));
            visitor.badField("status");
        }
        visitor.say(Json.of("type", "status", "status", "busy"));
        visitor.say(Json.of("type", "status", "status", "available"));
        visitor.nothingElse();
    }

    private static void notAskedFor(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        bob.say(Json.of("type", "status", "status", "busy"));
        bob.nothingElse();
        room.pause(1_000);
        alice.nothingElse();
    }
}
