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

/** What a server refuses for its amount, by the figures that the protocol names. Others may be configured, so these cases are asked for. */
final class LimitCases {
    private static final String SECTION = "Limits a server enforces (all configurable)";

    private LimitCases() {}

    static List<Case> all() {
        return List.of(
            limit("limit.burst", "190 messages at once are taken; more are rate-limited with re and retryAfterMillis, and dropped", 0, LimitCases::burst),
            limit("limit.call", "what is rate-limited carries its call, too", 2, LimitCases::call),
            limit("limit.peers", "a peers counts as 10", 1, LimitCases::peers),
            limit("limit.bytes", "384 KiB at once are taken, and more are rate-limited", 0, LimitCases::bytes),
            limit("limit.refusals", "who has 200 refused within 10 s is closed", 0, LimitCases::refusals),
            limit("limit.failed-logins", "after 10 failed logins also the right password is rate-limited", 1, LimitCases::failedLogins));
    }

    private static Case limit(String name, String what, int accounts, Case.Script script) {
        return Case.of(name, SECTION, what, accounts, room -> {
            if (!room.options().limits()) {
                throw new NotRun("sends more than a server takes; give --limits");
            }
            script.run(room);
        });
    }

    private static void flood(Visitor visitor, int count) throws IOException {
        for (int id = 1; id <= count; id++) {
            visitor.say("{\"type\":\"ping\",\"nonce\":1,\"id\":" + id + "}");
        }
    }

    private static void burst(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.connect().greet();
        flood(visitor, 350);
        int refused = 0;
        for (int id = 1; id <= 350; id++) {
            JsonObject answer = visitor.hear();
            Finding.unless(Json.number(answer, "re") == id || "pong".equals(Json.text(answer, "type")), "expected an answer with re " + id + ", heard " + answer);
            if (!"pong".equals(Json.text(answer, "type"))) {
                Finding.unless("rate-limited".equals(Json.text(answer, "code")) && Json.number(answer, "retryAfterMillis") >= 0, "expected rate-limited with retryAfterMillis: " + answer);
                Finding.unless(id > 190, "message " + id + " was refused already");
                refused++;
            }
        }
        Finding.unless(refused > 0, "350 messages at once were all taken");
        room.pause(1_000);
        visitor.nothingElse();
    }

    private static void call(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        for (int id = 1; id <= 300; id++) {
            alice.say(Messages.bye(alice.name(), bob.name(), "call-" + id, id));
        }
        JsonObject error = alice.refused("rate-limited");
        Finding.unless(("call-" + Json.number(error, "re")).equals(Json.text(error, "call")), "expected the call of the message: " + error);
    }

    private static void peers(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        int refused = 0;
        for (int id = 1; id <= 40; id++) {
            visitor.say(Json.of("type", "peers", "id", id, "query", room.nobody()));
        }
        for (int id = 1; id <= 40; id++) {
            JsonObject answer = visitor.hear();
            if ("rate-limited".equals(Json.text(answer, "code"))) {
                Finding.unless(id > 17, "peers " + id + " was refused already");
                refused++;
            }
        }
        Finding.unless(refused > 0, "40 peers at once, which count as 400 messages, were all taken");
    }

    private static void bytes(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.connect().greet();
        int size = (int) Math.min(40_000, room.facts().maxFrameBytes() - 100);
        int count = 800_000 / size;
        String padding = "x".repeat(size);
        for (int id = 1; id <= count; id++) {
            visitor.say("{\"type\":\"ping\",\"nonce\":1,\"id\":" + id + ",\"padding\":\"" + padding + "\"}");
        }
        int refused = 0;
        for (int id = 1; id <= count; id++) {
            if ("rate-limited".equals(Json.text(visitor.hear(), "code"))) {
                Finding.unless((id - 1) * (long) size > 340_000, "message " + id + " of " + size + " bytes was refused already");
                refused++;
            }
        }
        Finding.unless(refused > 0, "800,000 bytes at once were all taken");
    }

    private static void refusals(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.connect().greet();
        try {
            flood(visitor, 1_500);
        } catch (IOException e) {
            // closed meanwhile, as it should be
        }
        Finding.unless(visitor.endsWithin(Visitor.PATIENCE), "the connection is open after 1,500 messages at once");
    }

    private static void failedLogins(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor visitor = room.greeted();
        String name = room.nobody();
        visitor.say(Json.of("type", "register", "id", 1, "username", name, "password", "open sesame"));
        if (!"registered".equals(Json.text(visitor.hear(), "type"))) {
            throw new NotRun("needs an account that may be locked, and the server registers nobody");
        }
        for (int i = 0; i < 10; i++) {
            Visitor another = room.greeted(); // the time for a login is short, and hashes take theirs
            another.say(Json.of("type", "login", "id", 3, "username", name, "password", "close sesame"));
            another.refused("invalid-credentials", 3);
        }
        Visitor last = room.greeted();
        last.say(Json.of("type", "login", "id", 4, "username", name, "password", "open sesame"));
        Finding.unless(Json.number(last.refused("rate-limited", 4), "retryAfterMillis") > 0, "expected retryAfterMillis");
        last.logIn(room.account(0));
    }
}
