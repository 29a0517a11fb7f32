package org.parley.launcher.stage;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;

/** What is known of one of the two clients, from its events. */
public final class Party {
    private final String name;
    private Child process;
    private final Set<String> online = new HashSet<>();
    private boolean window;
    private boolean loggedIn;
    private String callState = "";
    private JsonObject firstPicture;
    private JsonObject stats;
    private JsonObject end;
    private String error;

    Party(String name) {
        this.name = name;
    }

    void enter(Child child) {
        process = child;
    }

    /** Enters with a window: it says nothing then. */
    void enterWithWindow(Child child) {
        process = child;
        window = true;
    }

    /** Whether it has a window, and so says nothing. */
    public boolean hasWindow() {
        return window;
    }

    /** Whether it was told that {@code user} is there. */
    boolean knowsOf(String user) {
        return online.contains(user);
    }

    /** The process; null before it enters. */
    public Child process() {
        return process;
    }

    /** Another call is to come: what is known of one that has ended is forgotten. */
    void forgetCall() {
        if (!ended()) {
            return;
        }
        callState = "";
        firstPicture = null;
        stats = null;
        end = null;
    }

    /** Takes an event of this client. */
    void see(JsonObject event) {
        switch (text(event, "event")) {
            case "signaling" -> loggedIn |= text(event, "state").equals("logged-in");
            case "call" -> seeCall(event);
            case "media" -> firstPicture = text(event, "kind").equals("video") ? event : firstPicture;
            case "stats" -> stats = event;
            case "peers", "presence" -> event.getAsJsonArray("peers").forEach(peer -> seePeer(peer.getAsJsonObject()));
            case "error" -> error = text(event, "message");
            default -> { }
        }
    }

    private void seePeer(JsonObject peer) {
        if (text(peer, "status").equals("offline")) {
            online.remove(text(peer, "username"));
        } else {
            online.add(text(peer, "username"));
        }
    }

    private void seeCall(JsonObject event) {
        callState = text(event, "state");
        if (callState.equals("ended")) {
            end = event;
        }
    }

    /** Its user's name. */
    public String name() {
        return name;
    }

    boolean loggedIn() {
        return loggedIn;
    }

    boolean ringing() {
        return !callState.isEmpty() && !callState.equals("dialing");
    }

    boolean seesPicture() {
        return firstPicture != null && callState.equals("active");
    }

    boolean ended() {
        return end != null;
    }

    /** Milliseconds from the answer to the first picture of the other. */
    public long firstPictureMillis() {
        return firstPicture.get("firstFrameMillis").getAsLong();
    }

    /** What it complained of last; null when of nothing. */
    String error() {
        return error;
    }

    /** The figures of the last second, for people; null before the first. */
    public String figures() {
        return stats == null ? null : "%s sees %dx%d, %.0f frames/s, %d lost".formatted(name, stats.get("width").getAsInt(), stats.get("height").getAsInt(),
            stats.get("framesPerSecond").getAsDouble(), stats.get("packetsLost").getAsLong());
    }

    /** Pictures seen in the last second. */
    public double framesPerSecond() {
        return stats == null ? 0 : stats.get("framesPerSecond").getAsDouble();
    }

    /** Why and after how long its call ended, for people. */
    public String endText() {
        return "%s: %s by %s after %.1f s".formatted(name, text(end, "reason"), text(end, "by"), end.get("durationMillis").getAsLong() / 1_000.0);
    }

    boolean endedBy(String reason, String by) {
        return text(end, "reason").equals(reason) && text(end, "by").equals(by);
    }

    private static String text(JsonObject event, String key) {
        return event.has(key) ? event.get(key).getAsString() : "";
    }
}
