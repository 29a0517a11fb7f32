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

/** Pings, and silence. */
final class KeepAliveCases {
    private static final String SECTION = "Keep-alive";
    private static final long GREATEST = (1L << 53) - 1;

    private KeepAliveCases() {}

    static List<Case> all(Facts facts) {
        return List.of(
            Case.of("keep-alive.pong", SECTION, "a pong has the nonce of its ping, from 0 to 2^53-1, before the login too", 1, KeepAliveCases::pong),
            Case.of("keep-alive.bad-nonce", SECTION, "a nonce that is missing or no such integer is bad-message", 0, KeepAliveCases::badNonce),
            Case.of("keep-alive.silence", SECTION, "a connection from which nothing comes for timeoutMillis is closed", 1, KeepAliveCases::silence).taking(facts.timeoutMillis()),
            Case.of("keep-alive.pings", SECTION, "one that pings every heartbeatMillis stays", 1, KeepAliveCases::pings).taking(facts.timeoutMillis() + facts.heartbeatMillis()));
    }

    private static void pong(Room room) throws IOException, Finding, InterruptedException {
        for (Visitor visitor : List.of(room.connect().greet(), room.connect().greet().logIn(room.account(0)))) {
            for (long nonce : new long[] {0, 41, GREATEST}) {
                visitor.say(Json.of("type", "ping", "nonce", nonce));
                JsonObject pong = visitor.hear("pong");
                Finding.unless(Json.number(pong, "nonce") == nonce, "expected nonce " + nonce + ", heard " + pong);
            }
        }
    }

    private static void badNonce(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say("{\"type\":\"ping\"}");
        visitor.badField("nonce");
        for (String nonce : List.of("-1", "9007199254740992", "1.5", "\"1\"", "null", "true")) {
            visitor.say("{\"type\":\"ping\",\"nonce\":" + nonce + "}");
            visitor.badField("nonce");
        }
        visitor.nothingElse();
    }

    private static void silence(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.connect().greet().logIn(room.account(0));
        long begun = System.nanoTime();
        visitor.nothingElse();
        Patience.endsAfter(visitor, room.facts().timeoutMillis(), begun);
    }

    private static void pings(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        room.pause(room.facts().timeoutMillis() + room.facts().heartbeatMillis());
        visitor.nothingElse();
    }
}
