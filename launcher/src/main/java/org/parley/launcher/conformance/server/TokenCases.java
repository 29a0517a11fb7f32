package org.parley.launcher.conformance.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** Tokens, and what ends them. */
final class TokenCases {
    private static final String SECTION = "Accounts and sessions";

    private TokenCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("token.form", SECTION, "a token has at most 512 characters and a time until which it is good", 1, TokenCases::form),
            Case.of("token.wrong", SECTION, "a token that was never issued, or was altered, is token-invalid, and the connection stays", 1, TokenCases::wrong),
            Case.of("token.renewed", SECTION, "a resume on one's own connection brings a new token and goes on with the session", 1, TokenCases::renewed),
            Case.of("token.newest-eight", SECTION, "the newest 8 tokens of a session stay good", 1, TokenCases::newestEight),
            Case.of("token.logout", SECTION, "logout is answered, closes, and ends all tokens of the session", 1, TokenCases::logout),
            Case.of("token.of-another-session", SECTION, "on a logged-in connection a good token of any other session is unexpected", 2, TokenCases::another));
    }

    private static void form(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        Finding.unless(visitor.token() != null && !visitor.token().isEmpty() && visitor.token().length() <= 512, "expected a token of at most 512 characters");
        Finding.unless(Json.number(visitor.login(), "tokenExpiresMillis") > System.currentTimeMillis(), "expected tokenExpiresMillis in the future: "
            + visitor.login().get("tokenExpiresMillis"));
        Finding.unless(visitor.login().has("resumed") && !visitor.resumed(), "a login begins a fresh session");
    }

    private static void wrong(Room room) throws IOException, Finding, InterruptedException {
        String good = room.enter(0).token();
        char middle = good.charAt(good.length() / 2);
        String altered = good.substring(0, good.length() / 2) + (middle == 'x' ? 'y' : 'x') + good.substring(good.length() / 2 + 1);
        Visitor visitor = room.greeted();
        for (String token : List.of("x", "\u00FC\uD83D\uDD11", altered, good + "x", good.substring(1))) {
            visitor.say(Json.of("type", "resume", "id", 3, "token", token));
            visitor.refused("token-invalid", 3);
        }
        visitor.nothingElse();
    }

    private static void renewed(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        String before = visitor.token();
        visitor.resume(visitor);
        Finding.unless(visitor.resumed(), "expected resumed true: " + visitor.login().get("resumed"));
        Finding.unless(!before.equals(visitor.token()), "expected a new token");
        Finding.unless(visitor.login().has("iceServers"), "expected iceServers");
        visitor.nothingElse();
    }

    private static void newestEight(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        List<String> tokens = new ArrayList<>(List.of(visitor.token()));
        while (tokens.size() < 8) {
            visitor.resume(visitor);
            tokens.add(visitor.token());
        }
        Finding.unless(new HashSet<>(tokens).size() == 8, "expected a new token each time");
        visitor.say(Json.of("type", "resume", "id", 4, "token", tokens.get(0)));
        JsonObject answer = visitor.hear("logged-in");
        Finding.unless(answer.get("resumed").getAsBoolean(), "expected resumed true");
    }

    private static void logout(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        String first = visitor.token();
        visitor.resume(visitor);
        visitor.say(Json.of("type", "logout", "id", 8));
        JsonObject answer = visitor.hear("logged-out");
        Finding.unless(Json.number(answer, "re") == 8, "expected re 8: " + answer);
        visitor.ended();
        Visitor later = room.greeted();
        for (String token : List.of(first, visitor.token())) {
            later.say(Json.of("type", "resume", "id", 3, "token", token));
            later.refused("token-invalid", 3);
        }
        later.logIn(room.account(0));
    }

    private static void another(Room room) throws IOException, Finding, InterruptedException {
        Visitor alice = room.enter(0);
        Visitor bob = room.enter(1);
        bob.say(Json.of("type", "resume", "id", 3, "token", alice.token()));
        bob.refused("unexpected", 3);
        bob.nothingElse();
        alice.nothingElse();
    }
}
