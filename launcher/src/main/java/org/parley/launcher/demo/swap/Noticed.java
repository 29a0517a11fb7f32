package org.parley.launcher.demo.swap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** What one client tells while a part is swapped. */
final class Noticed {
    private final LongSupplier nanos;
    private final Set<String> calls = new HashSet<>();
    private final Set<String> online = new HashSet<>();
    private String state = "";
    private String engine = "";
    private String media = "";
    private String end = "";
    private boolean peerMuted;
    private boolean lost;
    private long lostAt;
    private long awayNanos;
    private int losses;
    private int recoveries;
    private boolean ended;
    private int answers;
    private int pictures;
    private int missed;
    private long gapMillis;

    /** {@code nanos} is a clock. */
    Noticed(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void see(JsonObject event) {
        switch (text(event, "event")) {
            case "signaling" -> signaling(event);
            case "call" -> call(event);
            case "engine" -> engine(event);
            case "muted" -> peerMuted = event.get("audio").getAsBoolean();
            case "picture" -> picture(event);
            case "peers" -> peers(event);
            case "session-ended" -> ended = true;
            default -> { }
        }
    }

    private void signaling(JsonObject event) {
        String now = text(event, "state");
        if (now.equals("disconnected") && !lost) {
            lost = true;
            lostAt = nanos.getAsLong();
            losses++;
        } else if (now.equals("logged-in")) {
            awayNanos = lost ? Math.max(awayNanos, nanos.getAsLong() - lostAt) : awayNanos;
            lost = false;
        }
    }

    private void call(JsonObject event) {
        state = text(event, "state");
        calls.add(text(event, "call"));
        recoveries += state.equals("recovering") ? 1 : 0;
        if (state.equals("ended")) {
            end = text(event, "reason") + " by " + text(event, "by");
        }
    }

    private void engine(JsonObject event) {
        engine = text(event, "engine");
        media = text(event, "description");
    }

    private void picture(JsonObject event) {
        answers++;
        pictures = event.get("pictures").getAsInt();
        missed = event.get("missed").getAsInt();
        gapMillis = event.get("longestMillis").getAsLong();
    }

    private void peers(JsonObject event) {
        online.clear();
        for (JsonElement peer : event.getAsJsonArray("peers")) {
            online.add(text(peer.getAsJsonObject(), "username"));
        }
    }

    /** A swap begins: what is counted is counted from now on. */
    void begin() {
        calls.clear();
        online.clear();
        awayNanos = 0;
        losses = 0;
        recoveries = 0;
        ended = false;
    }

    /** Whether signaling was away, and is back. */
    boolean cameBack() {
        return losses > 0 && !lost;
    }

    boolean isAway() {
        return lost;
    }

    /** Whether signaling was away at all, or still is. */
    boolean wasAway() {
        return losses > 0 || lost;
    }

    /** Whether the login is over, so that a password was needed. */
    boolean loginEnded() {
        return ended;
    }

    long awayMillis() {
        return awayNanos / 1_000_000;
    }

    /** Whether the call went to "recovering" and is up again. */
    boolean recovered() {
        return recoveries > 0 && state.equals("active");
    }

    /** The calls that were told of. */
    Set<String> calls() {
        return Set.copyOf(calls);
    }

    String engine() {
        return engine;
    }

    /** What is sent, in words. */
    String media() {
        return media;
    }

    /** How the call ended; empty while it goes on. */
    String end() {
        return end;
    }

    /** Whether the other side says that its microphone is muted. */
    boolean peerMuted() {
        return peerMuted;
    }

    /** Whether the server's latest list has that user. */
    boolean lists(String user) {
        return online.contains(user);
    }

    /** How often it was told how pictures came. */
    int answers() {
        return answers;
    }

    int pictures() {
        return pictures;
    }

    int missed() {
        return missed;
    }

    long gapMillis() {
        return gapMillis;
    }

    private static String text(JsonObject event, String key) {
        return event.has(key) ? event.get(key).getAsString() : "";
    }
}
