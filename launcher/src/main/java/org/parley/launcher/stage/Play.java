package org.parley.launcher.stage;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * What alice and bob do on a {@link Stage}, step by step: each method returns when the step is done, and fails in one line when it is not in time. One thread plays.
 */
public final class Play {
    private static final int MOST_START_SECONDS = 30;
    private static final int MOST_CALL_SECONDS = 20;
    private static final int MOST_END_SECONDS = 10;

    private final Stage stage;
    private final BiConsumer<String, JsonObject> audience;
    private final int patience;
    private final Party alice = new Party("alice");
    private final Party bob = new Party("bob");
    private final Map<String, URI> addresses = new HashMap<>();
    private Child server;
    private URI address;
    private String fingerprint;
    private boolean closing;

    /** {@code audience} is told each event of a client, with its name. */
    public Play(Stage stage, BiConsumer<String, JsonObject> audience) {
        this(stage, audience, 1);
    }

    /** The same; each step is given {@code patience} times as long. */
    public Play(Stage stage, BiConsumer<String, JsonObject> audience, int patience) {
        this.stage = stage;
        this.audience = audience;
        this.patience = patience;
    }

    /** Starts the server, which listens on loopback. */
    public void openServer(String transport) throws StageFailure, IOException, InterruptedException {
        server = stage.server(transport);
        await(() -> address != null, MOST_START_SECONDS * patience, "the server listens");
    }

    /** Starts the server, which listens there; the first is where clients go. */
    public void openServer(List<URI> listen) throws StageFailure, IOException, InterruptedException {
        server = stage.server(listen);
        await(() -> addresses.size() == listen.size(), MOST_START_SECONDS * patience, "the server listens");
        address = addresses.get(listen.get(0).getScheme());
    }

    /** Starts both clients; bob answers by himself. */
    public void enterBoth(List<String> options) throws StageFailure, IOException, InterruptedException {
        start(alice, options);
        start(bob, options);
        await(() -> alice.loggedIn() && bob.loggedIn(), MOST_START_SECONDS * patience, "alice and bob are logged in");
    }

    /** Starts one client, {@link #alice} or {@link #bob}. */
    public void enter(Party party, List<String> options) throws StageFailure, IOException, InterruptedException {
        start(party, options);
        await(party::loggedIn, MOST_START_SECONDS * patience, party.name() + " is logged in");
    }

    /** Starts bob with a window on the display of {@code environment}; alice, who is there already, is told of him. */
    public void enterBobWithWindow(List<String> options, Map<String, String> environment) throws StageFailure, IOException, InterruptedException {
        alice.process().type("peers");
        bob.enterWithWindow(stage.window(bob.name(), address, fingerprint, withAnswer(options), environment));
        await(() -> alice.knowsOf(bob.name()), MOST_START_SECONDS * patience, "alice sees bob");
    }

    /** Starts bob with a window that knows nothing yet; alice answers by herself. Returns at once. */
    public void enterStranger(Map<String, String> environment) throws IOException {
        bob.enterWithWindow(stage.stranger(bob.name(), environment));
    }

    private static List<String> withAnswer(List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.add("--auto-answer");
        return all;
    }

    private void start(Party party, List<String> options) throws StageFailure, IOException {
        if (fingerprint == null) {
            fingerprint = Fingerprint.of(address);
        }
        party.enter(stage.client(party.name(), address, fingerprint, party == bob ? withAnswer(options) : options));
    }

    /** Alice calls bob until each sees the other; returns the milliseconds from dialing until it rang there. */
    public double call() throws StageFailure, InterruptedException {
        alice.forgetCall();
        bob.forgetCall();
        long dialed = System.nanoTime();
        alice.process().type("call bob");
        await(alice::ringing, MOST_CALL_SECONDS * patience, "it rings at bob's");
        double ringing = (System.nanoTime() - dialed) / 1e6;
        await(() -> alice.seesPicture() && (bob.hasWindow() || bob.seesPicture()), MOST_CALL_SECONDS * patience, "alice and bob see each other");
        return ringing;
    }

    /** Lets the call go on until {@link System#nanoTime} is {@code until}. */
    public void talk(long until) throws StageFailure, InterruptedException {
        while (System.nanoTime() < until) {
            next(until - System.nanoTime());
            if (alice.ended() || bob.ended()) {
                throw new StageFailure("the call ended too early: " + (alice.ended() ? alice : bob).endText());
            }
        }
    }

    /** Types a command on a client's standard input. */
    public void type(Party party, String command) throws StageFailure {
        party.process().type(command);
    }

    /** Looks what is told until {@code reached}; {@code what} is that in words. */
    public void until(BooleanSupplier reached, int mostSeconds, String what) throws StageFailure, InterruptedException {
        await(reached, mostSeconds, what);
    }

    /** Lets time pass, in nanoseconds, in a call or out of one. */
    public void pause(long nanos) throws StageFailure, InterruptedException {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            next(until - System.nanoTime());
        }
    }

    /** Alice hangs up; both must say so. */
    public void hangUp() throws StageFailure, InterruptedException {
        alice.process().type("hangup");
        await(() -> alice.ended() && (bob.hasWindow() || bob.ended()), MOST_END_SECONDS * patience, "the call has ended on both sides");
        if (!alice.endedBy("hangup", "self") || !bob.hasWindow() && !bob.endedBy("hangup", "peer")) {
            throw new StageFailure("the call should have ended by alice's hanging up, but: " + alice.endText() + (bob.hasWindow() ? "" : "; " + bob.endText()));
        }
    }

    /** Ends the server, which must end well. */
    public void closeServer() throws StageFailure, InterruptedException {
        closing = true;
        server.terminate();
        expectSuccess(server);
    }

    /** Ends all processes; each must end well. */
    public void goHome() throws StageFailure, InterruptedException {
        closing = true;
        for (Party party : List.of(alice, bob)) {
            if (party.hasWindow()) {
                party.process().terminate();
            } else {
                party.process().type("quit");
            }
        }
        for (Party party : List.of(alice, bob)) {
            expectSuccess(party.process());
        }
        closeServer();
        while (!stage.lines().isEmpty()) {
            next(0);
        }
    }

    /** Who calls. */
    public Party alice() {
        return alice;
    }

    /** Who is called. */
    public Party bob() {
        return bob;
    }

    /** Where the server listens. */
    public URI address() {
        return address;
    }

    /** Where the server listens with that scheme. */
    public URI address(String scheme) {
        return addresses.get(scheme);
    }

    private static void expectSuccess(Child child) throws StageFailure, InterruptedException {
        if (child.awaitEnd() != 0) {
            throw new StageFailure(child.describeEnd());
        }
    }

    private void await(BooleanSupplier reached, int mostSeconds, String what) throws StageFailure, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(mostSeconds);
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new StageFailure("waited " + mostSeconds + " s in vain until " + what + complaints());
            }
            next(until - System.nanoTime());
        }
    }

    private String complaints() {
        return (alice.error() == null ? "" : "; alice says: " + alice.error()) + (bob.error() == null ? "" : "; bob says: " + bob.error());
    }

    private void next(long nanos) throws StageFailure, InterruptedException {
        Stage.Line line = stage.lines().poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        if (line == null) {
            return;
        }
        if (line.text() == null) {
            if (!closing) {
                line.from().awaitEnd();
                throw new StageFailure(line.from().describeEnd());
            }
        } else if (line.from() == server) {
            heardServer(line.text());
        } else {
            heardClient(line.from() == alice.process() ? alice : bob, line.text());
        }
    }

    private void heardServer(String text) {
        if (text.startsWith("listening ")) {
            URI uri = URI.create(text.substring("listening ".length()).strip());
            addresses.put(uri.getScheme(), uri);
            address = address == null ? uri : address;
        }
    }

    private void heardClient(Party party, String text) throws StageFailure {
        try {
            JsonObject event = JsonParser.parseString(text).getAsJsonObject();
            party.see(event);
            audience.accept(party.name(), event);
        } catch (JsonSyntaxException | IllegalStateException e) {
            throw new StageFailure(party.name() + " printed a line that is no JSON object: " + text);
        }
    }
}
