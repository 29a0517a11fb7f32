package org.parley.launcher.conformance.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** What cases about lost connections share. */
final class Queueing {
    private static final long NOTICED_MILLIS = 500;

    private Queueing() {}

    /** A server may take a moment to see that a connection was closed, and until then sends into it. Nothing tells that from outside. */
    static void awaitLoss(Room room, Visitor other, Visitor lost) throws IOException, Finding, InterruptedException {
        room.pause(NOTICED_MILLIS);
        other.say("{\"type\":\"ping\",\"nonce\":1}");
        JsonObject next = other.hear();
        while (!"pong".equals(Json.text(next, "type"))) {
            next = other.hear(); // presence
        }
    }

    /** Byes with these ids, in that order. */
    static void expectByes(Visitor visitor, int first, int last) throws Finding, InterruptedException {
        for (int id = first; id <= last; id++) {
            JsonObject bye = visitor.hear("bye");
            Finding.unless(Json.number(bye, "id") == id, "expected the bye with id " + id + ", heard " + bye);
        }
    }
}
