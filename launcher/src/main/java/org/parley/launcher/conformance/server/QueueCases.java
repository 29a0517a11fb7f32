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

/** What waits for a peer within its resume window. */
final class QueueCases {
    private static final String SECTION = "Calls: what the server forwards";
    private static final int MESSAGES = 64;
    private static final int BYTES = 256 * 1024;
    /** A message of a queue that is not yet known to be one is sent into a connection that is gone, so the window has to be longer than what these cases take. */
    private static final long LEAST_WINDOW_MILLIS = 2_000;

    private QueueCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("queue.64-messages", SECTION, "within the resume window 64 messages wait; beyond that, and for all later ones until the resume, it is peer-unreachable", 2, QueueCases::messages),
            Case.of("queue.256-kib", SECTION, "at most 256 KiB wait; beyond that it is peer-unreachable", 2, QueueCases::bytes),
            Case.of("queue.repeats", SECTION, "a repeat is not queued twice, and stays silent also when the queue is full; a message without id is none", 2, QueueCases::repeats),
            Case.of("queue.dropped", SECTION, "what is still queued when a session ends is dropped", 2, QueueCases::dropped));
    }

    /** Bob's connection is lost, and the server knows. */
    private static Visitor lost(Room room, Visitor alice) throws IOException, Finding, InterruptedException, NotRun {
        if (room.facts().resumeMillis() < LEAST_WINDOW_MILLIS) {
            throw new NotRun("the server's resume window is too short to fill it");
        }
        Visitor bob = room.enter(1);
        bob.close();
        Queueing.awaitLoss(room, alice, bob);
        return bob;
    }

    private static void messages(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        Visitor bob = lost(room, alice);
        for (int id = 1; id <= MESSAGES; id++) {
            alice.say(Messages.bye(alice.name(), bob.name(), "call-1", id));
        }
        alice.nothingElse();
        for (int id = MESSAGES + 1; id <= MESSAGES + 3; id++) {
            alice.say(Messages.bye(alice.name(), bob.name(), "call-1", id));
            JsonObject error = alice.refused("peer-unreachable", id);
            Finding.unless("call-1".equals(Json.text(error, "call")), "expected the error to carry the call, heard " + error);
        }
        Visitor back = room.greeted().resume(bob);
        Finding.unless(back.resumed(), "expected resumed true");
        alice.say(Messages.bye(alice.name(), bob.name(), "call-1", 100));
        Queueing.expectByes(back, 1, MESSAGES);
        Queueing.expectByes(back, 100, 100);
        back.nothingElse();
    }

    private static void bytes(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        Visitor bob = lost(room, alice);
        int size = (int) Math.min(50_000, room.facts().maxFrameBytes() - 1_000);
        if (BYTES / size >= MESSAGES) {
            throw new NotRun("messages are too small here to reach 256 KiB before 64 of them");
        }
        String filler = "x".repeat(size);
        int fit = 0;
        int length = 0;
        for (int id = 1; ; id++) {
            String message = Json.with(Messages.bye(alice.name(), bob.name(), "call-1", id), "filler", filler).toString();
            length += message.length();
            alice.say(message);
            if (length > BYTES) {
                alice.refused("peer-unreachable", id);
                break;
            }
            alice.nothingElse();
            fit = id;
        }
        alice.say(Messages.bye(alice.name(), bob.name(), "call-1", 100));
        alice.refused("peer-unreachable", 100);
        Visitor back = room.greeted().resume(bob);
        Queueing.expectByes(back, 1, fit);
        back.nothingElse();
    }

    private static void repeats(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        Visitor bob = lost(room, alice);
        for (int i = 0; i < 3; i++) {
            alice.say(Messages.bye(alice.name(), bob.name(), "call-1", 1));
        }
        alice.say(Messages.bye(alice.name(), bob.name(), "call-2", 1));
        for (int i = 0; i < 2; i++) {
            alice.say(Messages.candidate(alice.name(), bob.name(), "call-1"));
        }
        for (int id = 2; id <= MESSAGES - 3; id++) {
            alice.say(Messages.bye(alice.name(), bob.name(), "call-1", id));
        }
        alice.nothingElse();
        alice.say(Messages.bye(alice.name(), bob.name(), "call-1", 200));
        alice.refused("peer-unreachable", 200);
        alice.say(Messages.bye(alice.name(), bob.name(), "call-1", 1));
        alice.nothingElse();
        Visitor back = room.greeted().resume(bob);
        Queueing.expectByes(back, 1, 1);
        Queueing.expectByes(back, 1, 1);
        back.hear("candidate");
        back.hear("candidate");
        Queueing.expectByes(back, 2, MESSAGES - 3);
        back.nothingElse();
    }

    private static void dropped(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor alice = room.enter(0);
        Visitor bob = lost(room, alice);
        alice.say(Messages.bye(alice.name(), bob.name(), "call-1", 1));
        alice.nothingElse();
        Visitor fresh = room.enter(1);
        Finding.unless(!fresh.resumed(), "expected a fresh session");
        fresh.nothingElse();
        Visitor old = room.greeted().resume(bob);
        old.nothingElse();
    }
}
