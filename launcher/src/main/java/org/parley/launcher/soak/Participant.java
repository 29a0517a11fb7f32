package org.parley.launcher.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client: its process, its way to the server, and what it has said of itself. */
final class Participant {
    private final Program program;
    private final Relay relay;
    private final List<String> arguments;
    private final boolean apart;
    private final Trouble trouble = new Trouble();
    private final Map<String, String> plugins = new HashMap<>();
    private Map<String, String> peers = Map.of();
    private boolean loggedIn;
    private boolean everLoggedIn;
    private boolean asleep;
    private boolean goes;
    private boolean killed;
    private long ableSinceNanos;
    private final Map<String, String> answers = new HashMap<>();
    private long silencedNanos;

    /** {@code apart}: its media are in a process of their own. */
    Participant(Program program, Relay relay, List<String> arguments, boolean apart) {
        this.program = program;
        this.relay = relay;
        this.arguments = List.copyOf(arguments);
        this.apart = apart;
    }

    String name() {
        return program.name();
    }

    Program program() {
        return program;
    }

    Relay relay() {
        return relay;
    }

    Trouble trouble() {
        return trouble;
    }

    /** Versions of bundles that were dropped in place of shipped ones. */
    Map<String, String> plugins() {
        return plugins;
    }

    boolean isApart() {
        return apart;
    }

    /** Starts its process. */
    void enter() throws IOException {
        everLoggedIn = false;
        killed = false;
        loggedIn = false;
        trouble.begin("login");
        program.start(arguments);
        ableSinceNanos = System.nanoTime();
    }

    void kill() {
        killed = true;
        loggedIn = false;
        asleep = false;
        trouble.end("sleep");
        trouble.begin("login");
        program.kill();
    }

    void sleep() throws IOException, InterruptedException {
        asleep = true;
        trouble.begin("sleep");
        program.signal("STOP");
    }

    void wake() throws IOException, InterruptedException {
        if (asleep) {
            program.signal("CONT");
            asleep = false;
            ableSinceNanos = System.nanoTime();
            trouble.end("sleep");
        }
    }

    /** Its end is wanted, from now on. */
    void leave() {
        goes = true;
        program.type("quit");
    }

    boolean goes() {
        return goes;
    }

    boolean isKilled() {
        return killed;
    }

    /** Takes an event. */
    void hear(JsonObject event) {
        switch (event.get("event").getAsString()) {
            case "signaling" -> logged(event.get("state").getAsString().equals("logged-in"));
            case "session-ended" -> logged(false);
            case "answer" -> answers.put(event.get("command").getAsString(), event.get("text").getAsString());
            case "peers", "presence" -> present(event);
            default -> { }
        }
    }

    private void logged(boolean in) {
        loggedIn = in;
        everLoggedIn |= in;
        if (in) {
            trouble.end("login");
        } else {
            trouble.begin("login");
        }
    }

    private void present(JsonObject event) {
        Map<String, String> all = event.get("event").getAsString().equals("peers") ? new HashMap<>() : new HashMap<>(peers);
        event.getAsJsonArray("peers").forEach(peer -> all.put(peer.getAsJsonObject().get("username").getAsString(), peer.getAsJsonObject().get("status").getAsString()));
        all.remove(name());
        all.values().removeIf("offline"::equals);
        peers = all;
    }

    boolean loggedIn() {
        return loggedIn;
    }

    /** Whether it was, in this life of its process. */
    boolean wasLoggedIn() {
        return everLoggedIn;
    }

    /** Whether what happens to it would be heard now. */
    boolean canTell() {
        return program.isAlive() && !asleep;
    }

    /** Since when. */
    long ableSinceNanos() {
        return ableSinceNanos;
    }

    /** Types a command that is answered; {@link #answer} has the answer later. */
    void ask(String command) {
        answers.remove(command);
        program.type(command);
    }

    /** What it answered to a command; empty until then. */
    String answer(String command) {
        return answers.getOrDefault(command, "");
    }

    /** What tells of its calls is exchanged within so many seconds: one that is in progress may go without a word. */
    void silence(int seconds) {
        silencedNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Whether it need not say how a call ended that it showed at that time. */
    boolean mayBeSilent(long nanos) {
        return silencedNanos != 0 && silencedNanos - nanos >= 0;
    }

    /** Who is there, as it sees it, with status. */
    Map<String, String> peers() {
        return peers;
    }

    @Override
    public String toString() {
        return name();
    }
}
