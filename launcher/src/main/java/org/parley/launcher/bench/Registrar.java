package org.parley.launcher.bench;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Makes one account after the other until its connection is gone; remembers those that were acknowledged. */
final class Registrar extends Talker {
    static final String PASSWORD = "correct horse";

    private final String prefix;
    private final List<String> acknowledged = new ArrayList<>();
    private boolean over;

    Registrar(Crowd crowd, String prefix) {
        super(crowd);
        this.prefix = prefix;
    }

    /** The names, in the spelling that the server acknowledged. */
    List<String> acknowledged() {
        return acknowledged;
    }

    boolean isOver() {
        return over;
    }

    @Override
    protected void connected() {
        send("{\"type\":\"hello\",\"version\":1}");
        next();
    }

    private void next() {
        send("{\"type\":\"register\",\"id\":1,\"username\":\"" + prefix + acknowledged.size() + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    @Override
    protected void received(JsonObject message) {
        switch (message.get("type").getAsString()) {
            case "registered" -> {
                acknowledged.add(message.get("username").getAsString());
                next();
            }
            case "error" -> crowd.fail("an account could not be made: " + message);
            default -> { }
        }
    }

    @Override
    protected void closed() {
        over = true;
    }
}
