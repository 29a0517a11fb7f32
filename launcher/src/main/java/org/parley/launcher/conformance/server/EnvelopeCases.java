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

/** What is not passed on, and what its sender is told. */
final class EnvelopeCases {
    private static final String SECTION = "Calls: what the server forwards";

    private EnvelopeCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("envelope.from", SECTION, "from must be the logged-in name in its registered spelling: from-mismatch otherwise", 2, EnvelopeCases::from),
            Case.of("envelope.bad-from", SECTION, "a from that is missing or no string is bad-message with the field", 1, EnvelopeCases::badFrom),
            Case.of("envelope.required", SECTION, "call is required; id in offer, answer, bye; re in ack: bad-message with the field", 2, EnvelopeCases::required),
            Case.of("envelope.bad-to", SECTION, "a to that is missing or no string is bad-message with the field", 1, EnvelopeCases::badTo),
            Case.of("envelope.oneself", SECTION, "a message to oneself, in any case, is bad-message naming to", 1, EnvelopeCases::oneself),
            Case.of("envelope.peer-offline", SECTION, "to a name without a session it is peer-offline, with call, and id as re", 2, EnvelopeCases::offline));
    }

    private static void from(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        for (String from : List.of(bob.name(), room.nobody(), room.account(0).otherCase(), alice.name() + " ", "")) {
            for (JsonObject message : List.of(Messages.offer(from, bob.name(), "call-1", 5), Messages.candidate(from, bob.name(), "call-1"))) {
                alice.say(message);
                JsonObject error = alice.refused("from-mismatch");
                expectTold(error, message);
            }
        }
        alice.nothingElse();
        bob.nothingElse();
    }

    private static void expectTold(JsonObject error, JsonObject message) throws Finding {
        Finding.unless(Json.text(message, "call").equals(Json.text(error, "call")), "expected the error to carry the call of " + message + ", heard " + error);
        Finding.unless(Json.number(error, "re") == Json.number(message, "id"), "expected the error to carry the id as re where there is one, heard " + error);
    }

    private static void badFrom(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        JsonObject offer = Messages.offer(alice.name(), room.nobody(), "call-1", 5);
        for (JsonObject message : List.of(Json.without(offer, "from"), Json.with(offer, "from", 5), Json.with(offer, "from", true))) {
            alice.say(message);
            expectTold(alice.badField("from"), message);
        }
        alice.nothingElse();
    }

    private static void required(Room room) throws IOException, Finding, InterruptedException {
        for (JsonObject message : Messages.all("", "", "call-1")) {
            Visitor alice = room.enter(0);
            Visitor bob = room.enter(1);
            JsonObject good = Json.with(Json.with(message, "from", alice.name()), "to", bob.name());
            refusedWithout(alice, good, "call");
            if (message.has("id")) {
                refusedWithout(alice, good, "id");
            } else if (message.has("re")) {
                refusedWithout(alice, good, "re");
                for (String re : List.of("0", "1.0", "\"1\"", "9007199254740992")) {
                    alice.say(good.toString().replace("\"re\":8", "\"re\":" + re));
                    alice.badField("re");
                }
            }
            alice.nothingElse();
            bob.nothingElse();
        }
    }

    private static void refusedWithout(Visitor alice, JsonObject good, String field) throws IOException, Finding, InterruptedException {
        alice.say(Json.without(good, field));
        alice.badField(field);
    }

    private static void badTo(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        JsonObject offer = Messages.offer(alice.name(), room.nobody(), "call-1", 5);
        for (JsonObject message : List.of(Json.without(offer, "to"), Json.with(offer, "to", 5))) {
            alice.say(message);
            expectTold(alice.badField("to"), message);
        }
        alice.nothingElse();
    }

    private static void oneself(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        for (String to : List.of(alice.name(), room.account(0).otherCase())) {
            JsonObject message = Messages.offer(alice.name(), to, "call-1", 5);
            alice.say(message);
            expectTold(alice.badField("to"), message);
        }
        alice.nothingElse();
    }

    private static void offline(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        bob.say("{\"type\":\"logout\",\"id\":9}");
        bob.hear("logged-out");
        for (String to : List.of(bob.name(), room.nobody(), "no such name", "")) {
            for (JsonObject message : Messages.all(alice.name(), to, "call-1")) {
                alice.say(message);
                expectTold(alice.refused("peer-offline"), message);
            }
        }
        alice.nothingElse();
    }
}
