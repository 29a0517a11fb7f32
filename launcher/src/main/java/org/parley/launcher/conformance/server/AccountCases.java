package org.parley.launcher.conformance.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.parley.launcher.conformance.Account;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** Registration and login. */
final class AccountCases {
    private static final String SECTION = "Accounts and sessions";

    private AccountCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("account.register", SECTION, "a registration answers with the name; passwords are counted in code points", 0, AccountCases::register),
            Case.of("account.taken", SECTION, "a name is taken whatever the case of its letters", 1, AccountCases::taken),
            Case.of("account.bad-name", SECTION, "a name that is not 1 to 32 of the allowed characters is username-invalid", 0, AccountCases::badName),
            Case.of("account.bad-password", SECTION, "a password that is not 8 to 128 code points is password-invalid", 0, AccountCases::badPassword),
            Case.of("account.any-case", SECTION, "a login in another case gets the name as it was registered", 1, AccountCases::anyCase),
            Case.of("account.wrong-password", SECTION, "a wrong password, an unknown user, and what nobody could have registered are the same invalid-credentials", 1, AccountCases::wrong),
            Case.of("account.login-again", SECTION, "after a failed login the right one works on the same connection", 1, AccountCases::again),
            Case.of("account.ice-servers", SECTION, "iceServers are RTCIceServer objects; TURN credentials are by the REST scheme and good for 12 h", 1, AccountCases::iceServers));
    }

    private static void openOnly(Room room, JsonObject answer) throws NotRun {
        String code = Json.text(answer, "code");
        if ("registration-closed".equals(code) || "rate-limited".equals(code)) {
            throw new NotRun("the server registers nobody (" + code + ")");
        }
    }

    private static JsonObject ask(Visitor visitor, long id, String name, String password) throws IOException, Finding, InterruptedException {
        visitor.say(Json.of("type", "register", "id", id, "username", name, "password", password));
        JsonObject answer = visitor.hear();
        Finding.unless(Json.number(answer, "re") == id, "expected re " + id + ": " + answer);
        return answer;
    }

    private static void register(Room room) throws IOException, Finding, InterruptedException, NotRun {
        String name = room.nobody();
        String password = "\uD83D\uDD11".repeat(8);
        Visitor visitor = room.greeted();
        JsonObject answer = ask(visitor, 1, name, password);
        openOnly(room, answer);
        Finding.unless("registered".equals(Json.text(answer, "type")) && name.equals(Json.text(answer, "username")), "expected registered " + name + ", heard " + answer);
        visitor.logIn(new Account(name, password, true));
        Finding.unless(name.equals(Json.text(visitor.login(), "username")) && !visitor.resumed(), "expected a fresh session of " + name + ": " + visitor.login());
    }

    private static void taken(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor visitor = room.greeted();
        for (String name : List.of(room.account(0).name(), room.account(0).otherCase())) {
            JsonObject answer = ask(visitor, 1, name, "open sesame");
            openOnly(room, answer);
            Finding.unless("username-taken".equals(Json.text(answer, "code")), "expected username-taken, heard " + answer);
        }
        visitor.nothingElse();
    }

    private static void badName(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor visitor = room.greeted();
        for (String name : List.of("", ".kit", "-kit", "_kit", "k it", "k\u00EFt", "kit@home", "k".repeat(33), "kit\n", " kit", "kit/1")) {
            JsonObject answer = ask(visitor, 1, name, "open sesame");
            openOnly(room, answer);
            Finding.unless("username-invalid".equals(Json.text(answer, "code")), "\"" + name + "\": expected username-invalid, heard " + answer);
        }
        visitor.nothingElse();
    }

    private static void badPassword(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Visitor visitor = room.greeted();
        for (String password : List.of("", "1234567", "\uD83D\uDD11".repeat(7), "x".repeat(129))) {
            JsonObject answer = ask(visitor, 1, room.nobody(), password);
            openOnly(room, answer);
            Finding.unless("password-invalid".equals(Json.text(answer, "code")), password.length() + " characters: expected password-invalid, heard " + answer);
        }
        visitor.nothingElse();
    }

    private static void anyCase(Room room) throws IOException, Finding, InterruptedException, NotRun {
        Account account = room.account(0);
        Visitor visitor = room.greeted().logIn(new Account(account.otherCase(), account.password(), account.own()));
        Finding.unless(account.name().equals(Json.text(visitor.login(), "username")), "expected the spelling " + account.name() + ", heard " + visitor.login());
    }

    private static void wrong(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        JsonObject first = null;
        for (String[] pair : new String[][] {{room.account(0).name(), "not " + room.account(0).password().substring(4)}, {room.nobody(), "open sesame"}, {"no such name", "open sesame"},
            {room.nobody(), "short"}, {"", ""}}) {
            visitor.say(Json.of("type", "login", "id", 3, "username", pair[0], "password", pair[1]));
            JsonObject error = visitor.refused("invalid-credentials", 3);
            Finding.unless(first == null || first.equals(error), "expected the same for all, heard " + first + " and " + error);
            first = error;
        }
        visitor.nothingElse();
    }

    private static void again(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say(Json.of("type", "login", "id", 3, "username", room.nobody(), "password", "open sesame"));
        visitor.refused("invalid-credentials", 3);
        visitor.logIn(room.account(0));
        visitor.nothingElse();
    }

    private static void iceServers(Room room) throws IOException, Finding, InterruptedException {
        JsonObject login = room.enter(0).login();
        Finding.unless(login.has("iceServers") && login.get("iceServers").isJsonArray(), "expected an array iceServers: " + login.keySet());
        for (var element : login.getAsJsonArray("iceServers")) {
            JsonObject server = element.getAsJsonObject();
            String urls = String.valueOf(server.get("urls"));
            Finding.unless(urls.matches("(?s)\\[?\"(stun|turn)s?:.*"), "expected urls of the schemes stun or turn: " + urls);
            if (urls.contains("turn:") || urls.contains("turns:")) {
                String user = String.valueOf(Json.text(server, "username"));
                Finding.unless(user.matches("\\d{1,12}:.*") && user.endsWith(":" + room.account(0).name()), "expected a username <expiry>:<name>: " + user);
                long hours = (Long.parseLong(user.substring(0, user.indexOf(':'))) - System.currentTimeMillis() / 1_000) / 3_600;
                Finding.unless(hours >= 11, "the credential is good for " + hours + " h only");
                Finding.unless(String.valueOf(Json.text(server, "credential")).matches("[A-Za-z0-9+/]{27}="), "expected base64 of an HMAC-SHA1 as credential");
            }
        }
    }
}
