package org.parley.launcher.bench;

import com.google.gson.JsonObject;
import java.util.Random;

/** A user who stays: logs in by password once, pings, and comes back by token when the server stops, as docs/protocol.md has it for clients. */
final class Returner extends Talker {
    private static final int HEARTBEAT_MILLIS = 5_000;
    private static final int FIRST_DELAY_MILLIS = 500;
    private static final int LONGEST_DELAY_MILLIS = 30_000;

    private final String name;
    private final Random random;
    private String token;
    private boolean in;
    private boolean told;
    private boolean open;
    private boolean pinging;
    private int logins;
    private int delay = FIRST_DELAY_MILLIS;
    private long pinged;
    private long slowestMillis;

    Returner(Crowd crowd, String name, Random random) {
        super(crowd);
        this.name = name;
        this.random = random;
    }

    boolean isIn() {
        return in;
    }

    /** How often it was logged in. */
    int logins() {
        return logins;
    }

    /** The slowest answer to a ping until now. */
    long slowestMillis() {
        return slowestMillis;
    }

    @Override
    protected void connected() {
        open = true;
        send("{\"type\":\"hello\",\"version\":1}");
        if (!pinging) { // before the login, too, which may wait long for a hash
            pinging = true;
            crowd.after(random.nextInt(HEARTBEAT_MILLIS), this::ping);
        }
        if (token == null) {
            send("{\"type\":\"register\",\"id\":1,\"username\":\"" + name + "\",\"password\":\"" + Registrar.PASSWORD + "\"}");
            send("{\"type\":\"login\",\"id\":2,\"username\":\"" + name + "\",\"password\":\"" + Registrar.PASSWORD + "\"}");
        } else {
            send("{\"type\":\"resume\",\"id\":3,\"token\":\"" + token + "\"}");
        }
    }

    @Override
    protected void received(JsonObject message) {
        switch (message.get("type").getAsString()) {
            case "logged-in" -> loggedIn(message);
            case "error" -> error(message);
            case "pong" -> slowestMillis = Math.max(slowestMillis, (System.nanoTime() - pinged) / 1_000_000);
            default -> { }
        }
    }

    private void loggedIn(JsonObject message) {
        token = message.get("token").getAsString();
        in = true;
        told = false;
        delay = FIRST_DELAY_MILLIS;
        logins++;
    }

    private void error(JsonObject message) {
        if (message.get("code").getAsString().equals("server-shutdown")) {
            told = true;
            in = false;
            crowd.close(this);
            long most = message.get("retryAfterMillis").getAsLong();
            crowd.after(random.nextInt((int) most + 1), () -> crowd.open(this));
        } else {
            crowd.fail(name + " was told: " + message);
        }
    }

    private void ping() {
        if (open) {
            pinged = System.nanoTime();
            send("{\"type\":\"ping\",\"nonce\":1}");
        }
        crowd.after(HEARTBEAT_MILLIS, this::ping);
    }

    @Override
    protected void closed() {
        open = false;
        if (in) {
            crowd.fail(name + " lost its connection without being told why");
        } else if (!told || logins == 0) {
            crowd.after(delay / 2 + random.nextInt(delay), () -> crowd.open(this));
            delay = Math.min(LONGEST_DELAY_MILLIS, delay * 2);
        }
        told = false;
    }
}
