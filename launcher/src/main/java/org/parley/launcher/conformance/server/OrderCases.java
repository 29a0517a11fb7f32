package org.parley.launcher.conformance.server;

import java.io.IOException;
import java.util.List;
import org.parley.launcher.conformance.Case;
import org.parley.launcher.conformance.Finding;
import org.parley.launcher.conformance.Json;
import org.parley.launcher.conformance.NotRun;
import org.parley.launcher.conformance.Room;
import org.parley.launcher.conformance.Visitor;

/** The order of checks: of several things wrong with a message, the first in that order is told. And the end of a server. */
final class OrderCases {
    private static final String SECTION = "Framing";
    private static final long LOOK_MILLIS = 60_000;

    private OrderCases() {}

    static List<Case> all() {
        return List.of(
            Case.of("order.id-before-type", SECTION, "a bad id is told before an unknown type", 0, OrderCases::idBeforeType),
            Case.of("order.type-before-login", SECTION, "an unknown type is told before a missing login", 0, OrderCases::typeBeforeLogin),
            Case.of("order.login-before-fields", SECTION, "a missing login is told before bad fields", 0, OrderCases::loginBeforeFields),
            Case.of("order.unexpected-before-fields", SECTION, "register and login when logged in are unexpected, whatever their fields, and the connection stays", 1, OrderCases::unexpected),
            Case.of("order.from-before-fields", SECTION, "a wrong from is told before other fields, and those before to", 1, OrderCases::fromBeforeFields),
            Case.of("end.server-shutdown", "Errors", "a server that ends says server-shutdown with retryAfterMillis, then closes", 1, OrderCases::shutdown));
    }

    private static void idBeforeType(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say("{\"type\":\"telegram\",\"id\":0}");
        visitor.badField("id");
        visitor.nothingElse();
    }

    private static void typeBeforeLogin(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say(Json.of("type", "telegram", "id", 1, "from", 5));
        visitor.refused("unsupported-type", 1);
        visitor.nothingElse();
    }

    private static void loginBeforeFields(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.greeted();
        visitor.say("{\"type\":\"offer\",\"from\":5}");
        visitor.refused("not-logged-in");
        visitor.say("{\"type\":\"peers\",\"limit\":\"all\"}");
        visitor.refused("not-logged-in");
        visitor.nothingElse();
    }

    private static void unexpected(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        visitor.say(Json.of("type", "login", "id", 2, "username", visitor.name(), "password", room.account(0).password()));
        visitor.refused("unexpected", 2);
        visitor.say(Json.of("type", "register", "id", 3));
        visitor.refused("unexpected", 3);
        visitor.say(Json.of("type", "login", "id", 4, "username", 5));
        visitor.refused("unexpected", 4);
        visitor.nothingElse();
    }

    private static void fromBeforeFields(Room room) throws IOException, Finding, InterruptedException {
        Visitor visitor = room.enter(0);
        visitor.say(Json.of("type", "offer", "from", room.nobody(), "to", 5));
        visitor.refused("from-mismatch");
        visitor.say(Json.of("type", "offer", "to", visitor.name()));
        visitor.badField("from");
        visitor.say(Json.of("type", "offer", "from", visitor.name(), "to", visitor.name(), "id", 1));
        visitor.badField("call");
        visitor.nothingElse();
    }

    private static void shutdown(Room room) throws IOException, Finding, InterruptedException, NotRun {
        if (!room.options().shutdown()) {
            throw new NotRun("somebody has to stop the server; give --shutdown and do it when asked to");
        }
        Visitor inside = room.enter(0);
        Visitor outside = room.greeted();
        room.ask("stop the server");
        for (Visitor visitor : List.of(inside, outside)) {
            var error = visitor.hear(java.time.Duration.ofMillis(LOOK_MILLIS));
            Finding.unless("server-shutdown".equals(Json.text(error, "code")), "expected server-shutdown, heard " + error);
            Finding.unless(Json.number(error, "retryAfterMillis") >= 0, "expected retryAfterMillis: " + error);
            visitor.ended();
        }
    }
}
