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

/** Sessions: who displaces whom, and what outlives a connection. */
final class SessionCases {
    private static final String SECTION = "Accounts and sessions";

    private SessionCases() {}

    static List<Case> all(Facts facts) {
        return List.of(
            Case.of("session.login-displaces", SECTION, "a login takes over: the former connection gets displaced and is closed", 1, SessionCases::loginDisplaces),
            Case.of("session.resume-moves", SECTION, "a resume of the living session moves it: the former connection gets displaced, nothing more, and is closed", 2, SessionCases::resumeMoves),
            Case.of("session.resume-after-takeover", SECTION, "a resume whose session was taken over begins a fresh session that takes over", 1, SessionCases::afterTakeover),
            Case.of("session.resume-after-loss", SECTION, "after a loss a resume goes on: what came meanwhile follows right after logged-in, in order, before anything newer", 2, SessionCases::afterLoss),
            Case.of("session.status-goes-on", SECTION, "a resume keeps the status, a fresh session is available", 2, SessionCases::status),
            Case.of("session.presence-goes-on", SECTION, "a resume keeps presence, a fresh session has none", 2, SessionCases::presence),
            Case.of("session.ends", SECTION, "a session ends resumeMillis after the loss: offline is announced then, and a resume begins a fresh one without what was queued", 2, SessionCases::ends)
                .taking(facts.resumeMillis()));
    }

    private static void loginDisplaces(Room room) throws IOException, Finding, InterruptedException {
        Visitor first = room.enter(0);
        Visitor second = room.enter(0);
        Finding.unless(!second.resumed(), "expected a fresh session");
        first.refused("displaced");
        first.ended();
        second.nothingElse();
    }

    private static void resumeMoves(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(1);
        Visitor first = room.enter(0);
        Visitor second = room.greeted().resume(first);
        Finding.unless(second.resumed(), "expected resumed true");
        alice.say(Messages.bye(alice.name(), second.name(), "call-1", 5));
        alice.nothingElse();
        first.refused("displaced");
        first.ended();
        second.hear("bye");
        second.nothingElse();
    }

    private static void afterTakeover(Room room) throws IOException, Finding, InterruptedException {
        Visitor first = room.enter(0);
        Visitor second = room.enter(0);
        Visitor third = room.greeted().resume(first);
        Finding.unless(!third.resumed(), "expected resumed false, since that session was taken over");
        second.refused("displaced");
        second.ended();
        third.nothingElse();
    }

    private static void afterLoss(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        bob.close();
        Queueing.awaitLoss(room, alice, bob);
        for (int i = 1; i <= 10; i++) {
            alice.say(Messages.bye(alice.name(), bob.name(), "call-" + i, i));
        }
        alice.nothingElse();
        Visitor back = room.greeted().resume(bob);
        Finding.unless(back.resumed(), "expected resumed true");
        alice.say(Messages.bye(alice.name(), bob.name(), "call-11", 11));
        Queueing.expectByes(back, 1, 11);
        back.nothingElse();
    }

    private static void status(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        bob.say(Json.of("type", "status", "status", "busy"));
        bob.nothingElse();
        expectStatus(alice, bob, "busy");
        Visitor back = room.greeted().resume(bob);
        expectStatus(alice, back, "busy");
        Visitor fresh = room.enter(1);
        expectStatus(alice, fresh, "available");
    }

    private static void expectStatus(Visitor asker, Visitor of, String status) throws IOException, Finding, InterruptedException {
        JsonObject peer = PresenceCases.find(asker, of.name());
        Finding.unless(peer != null && status.equals(Json.text(peer, "status")), "expected " + of.name() + " to be " + status + ", heard " + peer);
    }

    private static void presence(Room room) throws IOException, Finding, InterruptedException, org.parley.launcher.conformance.NotRun {
        Visitor alice = room.enter(0);
        PresenceCases.follow(alice);
        Visitor bob = room.enter(1);
        PresenceCases.expect(alice, bob.name(), "available");
        Visitor back = room.greeted().resume(alice);
        bob.say(Json.of("type", "status", "status", "busy"));
        PresenceCases.expect(back, bob.name(), "busy");
        Visitor fresh = room.enter(0);
        bob.say(Json.of("type", "status", "status", "available"));
        bob.nothingElse();
        room.pause(1_000);
        fresh.nothingElse();
    }

    private static void ends(Room room) throws IOException, Finding, InterruptedException, org.parley.launcher.conformance.NotRun {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        PresenceCases.follow(alice);
        bob.close();
        long begun = System.nanoTime();
        Finding.unless(PresenceCases.find(alice, bob.name()) != null, "expected " + bob.name() + " to be online within the resume window, too");
        Queueing.awaitLoss(room, alice, bob);
        PresenceCases.expect(alice, bob.name(), "offline", room.facts().resumeMillis() + Patience.LATE_MILLIS);
        Patience.notBefore(room.facts().resumeMillis(), begun, "offline");
        alice.followPresence(false);
        alice.say(Messages.bye(alice.name(), bob.name(), "call-1", 5));
        alice.refused("peer-offline", 5);
        Visitor late = room.greeted().resume(bob);
        Finding.unless(!late.resumed(), "expected a fresh session");
        late.nothingElse();
    }
}
