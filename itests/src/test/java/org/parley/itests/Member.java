package org.parley.itests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.parley.launcher.bench.Crowd;
import org.parley.launcher.bench.Talker;

/**
 * A user who gives a password once and comes back by token, as docs/protocol.md has it for clients, who keeps presence, and may be in a call. Whatever a user would be told of as a failure
 * fails the crowd.
 */
final class Member extends Talker {
    private static final int HEARTBEAT_MILLIS = 5_000;
    private static final int REPEAT_MILLIS = 2_000;
    private static final int FIRST_DELAY_MILLIS = 500;
    private static final String PASSWORD = "correct horse";

    private final Random random = new Random();
    private final String name;
    private final Map<String, String> peers = new TreeMap<>();
    /** What is to be acknowledged, by number. */
    private final Map<Long, String> unacknowledged = new LinkedHashMap<>();
    private String partner;
    private String call;
    private String token;
    private boolean in;
    private int logins;
    private int fresh;
    private int delay = FIRST_DELAY_MILLIS;
    private long retryAfter = -1;
    private long lastId = 10;
    private long offered;
    private long answered;

    /** Makes an account and logs in. */
    Member(Crowd crowd, String name) {
        super(crowd);
        this.name = name;
        crowd.open(this);
        every(HEARTBEAT_MILLIS, random.nextInt(HEARTBEAT_MILLIS), () -> say("{'type':'ping','nonce':1}"));
        every(REPEAT_MILLIS, random.nextInt(REPEAT_MILLIS), () -> unacknowledged.values().forEach(this::say));
    }

    /** Apostrophes stand for quotation marks. */
    private void say(String json) {
        send(json.replace('\'', '"'));
    }

    private void every(int millis, int first, Runnable task) {
        crowd.after(first, () -> {
            if (in) {
                task.run();
            }
            every(millis, millis, task);
        });
    }

    /** The name of the account. */
    String name() {
        return name;
    }

    /** Whether it is logged in at the moment. */
    boolean isIn() {
        return in;
    }

    /** How often it was logged in. */
    int logins() {
        return logins;
    }

    /** How many of these began a session anew. */
    int freshSessions() {
        return fresh;
    }

    /** Who is online for it, with status. */
    Map<String, String> peers() {
        return peers;
    }

    /** Begins a call with {@code callee}. */
    void call(Member callee) {
        call = "call-of-" + name;
        partner = callee.name;
        callee.call = call;
        callee.partner = name;
        busy();
        callee.busy();
        offer();
    }

    /** Makes an offer, the first one or one on the same call. */
    void offer() {
        long id = ++lastId;
        boolean first = offered == 0;
        offered = id;
        deliver(id, "{'type':'offer','id':" + id + ",'from':'" + name + "','to':'" + partner + "','call':'" + call + "','sdp':'v=0'" + (first ? "" : ",'renegotiate':true") + "}");
    }

    /** Whether the latest offer was answered. */
    boolean isAnswered() {
        return offered > 0 && answered == offered;
    }

    private void busy() {
        say("{'type':'status','status':'busy'}");
    }

    private void deliver(long id, String message) {
        unacknowledged.put(id, message);
        if (in) {
            say(message);
        }
    }

    @Override
    protected void connected() {
        say("{'type':'hello','version':1}");
        if (token == null) {
            String credentials = "'username':'" + name + "','password':'" + PASSWORD + "'}";
            say("{'type':'register','id':1," + credentials);
            say("{'type':'login','id':2," + credentials);
        } else {
            say("{'type':'resume','id':3,'token':'" + token + "'}");
        }
    }

    @Override
    protected void received(JsonObject message) {
        switch (message.get("type").getAsString()) {
            case "logged-in" -> loggedIn(message);
            case "peers" -> {
                peers.clear();
                present(message);
            }
            case "presence" -> present(message);
            case "offer" -> offered(message);
            case "answer" -> {
                acknowledge(message);
                answered = message.get("offer").getAsLong();
            }
            case "ack" -> unacknowledged.remove(message.get("re").getAsLong());
            case "bye" -> crowd.fail(name + " was told that the call is over: " + message);
            case "error" -> error(message);
            default -> { }
        }
    }

    private void loggedIn(JsonObject message) {
        token = message.get("token").getAsString();
        in = true;
        logins++;
        delay = FIRST_DELAY_MILLIS;
        if (!message.get("resumed").getAsBoolean()) {
            fresh++;
            peers.clear();
            if (call != null) {
                busy();
            }
            say("{'type':'peers','id':4,'limit':500}");
        }
        unacknowledged.values().forEach(this::say);
    }

    private void present(JsonObject message) {
        for (JsonElement element : message.getAsJsonArray("peers")) {
            JsonObject peer = element.getAsJsonObject();
            String status = peer.get("status").getAsString();
            if (status.equals("offline")) {
                peers.remove(peer.get("username").getAsString());
            } else if (!peer.get("username").getAsString().equals(name)) {
                peers.put(peer.get("username").getAsString(), status);
            }
        }
    }

    private void offered(JsonObject offer) {
        acknowledge(offer);
        if (offer.get("id").getAsLong() > answered) {
            answered = offer.get("id").getAsLong();
            long id = ++lastId;
            deliver(id, "{'type':'answer','id':" + id + ",'from':'" + name + "','to':'" + partner + "','call':'" + call + "','offer':" + answered + ",'sdp':'v=0'}");
        }
    }

    private void acknowledge(JsonObject message) {
        say("{'type':'ack','from':'" + name + "','to':'" + partner + "','call':'" + call + "','re':" + message.get("id").getAsLong() + "}");
    }

    /** A call that is up lives by its media: that the other one is away for the moment ends nothing. */
    private void error(JsonObject message) {
        switch (message.get("code").getAsString()) {
            case "server-shutdown" -> retryAfter = message.get("retryAfterMillis").getAsLong();
            case "peer-offline", "peer-unreachable" -> {
                if (!message.has("call")) {
                    crowd.fail(name + " was told: " + message);
                }
            }
            default -> crowd.fail(name + " was told: " + message);
        }
    }

    @Override
    protected void closed() {
        in = false;
        long wait = retryAfter >= 0 ? random.nextLong(retryAfter + 1) : delay / 2 + random.nextInt(delay);
        delay = retryAfter >= 0 ? delay : Math.min(30_000, delay * 2);
        retryAfter = -1;
        crowd.after(wait, () -> crowd.open(this));
    }
}
