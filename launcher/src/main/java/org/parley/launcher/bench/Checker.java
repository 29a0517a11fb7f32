package org.parley.launcher.bench;

import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/** Asks the server whether accounts are there, by trying to make them again, and logs in to one of them. */
final class Checker extends Talker {
    private final Queue<String> names;
    private final String login;
    private boolean done;

    /** {@code login} is null where nobody shall log in. */
    Checker(Crowd crowd, Collection<String> names, String login) {
        super(crowd);
        this.names = new ArrayDeque<>(names);
        this.login = login;
    }

    boolean isDone() {
        return done;
    }

    @Override
    protected void connected() {
        send("{\"type\":\"hello\",\"version\":1}");
        next();
    }

    private void next() {
        if (!names.isEmpty()) {
            send("{\"type\":\"register\",\"id\":1,\"username\":\"" + names.peek() + "\",\"password\":\"" + Registrar.PASSWORD + "\"}");
        } else if (login != null) {
            send("{\"type\":\"login\",\"id\":2,\"username\":\"" + login + "\",\"password\":\"" + Registrar.PASSWORD + "\"}");
        } else {
            done = true;
            crowd.close(this);
        }
    }

    @Override
    protected void received(JsonObject message) {
        String type = message.get("type").getAsString();
        String code = message.has("code") ? message.get("code").getAsString() : "";
        if (code.equals("username-taken")) {
            names.remove();
            next();
        } else if (type.equals("logged-in")) {
            done = true;
            crowd.close(this);
        } else if (type.equals("registered")) {
            crowd.fail("the account " + names.peek() + " was acknowledged, and is gone");
        } else if (!type.equals("welcome")) {
            crowd.fail("an acknowledged account cannot be used: " + message);
        }
    }

    @Override
    protected void closed() {
        if (!done) {
            crowd.fail("the server closed a connection on which it was asked for accounts");
        }
    }
}
