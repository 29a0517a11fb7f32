package org.parley.launcher.demo;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The play: server up, both log in, alice calls, bob answers by himself, they look at each other, alice hangs up, all go home. */
final class Demo {
    private static final int MOST_START_SECONDS = 30;
    private static final int MOST_CALL_SECONDS = 20;
    private static final int MOST_END_SECONDS = 10;

    private final Stage stage;
    private final DemoView view;
    private final String transport;
    private final int seconds;
    private final Party alice = new Party("alice");
    private final Party bob = new Party("bob");
    private final long begun = System.nanoTime();
    private Child server;
    private URI address;
    private boolean closing;

    Demo(Stage stage, DemoView view, String transport, int seconds) {
        this.stage = stage;
        this.view = view;
        this.transport = transport;
        this.seconds = seconds;
    }

    /** Returns when all went as it should. */
    void play() throws DemoFailure, IOException, InterruptedException {
        server = stage.server(transport);
        await(() -> address != null, MOST_START_SECONDS, "the server listens");
        view.step("server", "%s, %.1f s after the start".formatted(address, secondsSince(begun)));
        String fingerprint = Fingerprint.of(address);
        alice.enter(stage.client("alice", address, fingerprint, List.of()));
        bob.enter(stage.client("bob", address, fingerprint, List.of("--auto-answer")));
        await(() -> alice.loggedIn() && bob.loggedIn(), MOST_START_SECONDS, "alice and bob are logged in");
        view.step("clients", "alice and bob are registered and logged in, %.1f s after the start".formatted(secondsSince(begun)));
        call();
        talk();
        hangUp();
        goHome();
    }

    private void call() throws DemoFailure, InterruptedException {
        long dialed = System.nanoTime();
        alice.process().type("call bob");
        await(alice::ringing, MOST_CALL_SECONDS, "it rings at bob's");
        double ringing = secondsSince(dialed) * 1_000;
        await(() -> alice.seesPicture() && bob.seesPicture(), MOST_CALL_SECONDS, "alice and bob see each other");
        view.step("call", "rings %.0f ms after dialing; after the answer alice sees bob in %d ms, bob sees alice in %d ms"
            .formatted(ringing, alice.firstPictureMillis(), bob.firstPictureMillis()));
    }

    private void talk() throws DemoFailure, InterruptedException {
        long start = System.nanoTime();
        for (int second = 1; second <= seconds; second++) {
            long until = start + TimeUnit.SECONDS.toNanos(second);
            while (System.nanoTime() < until) {
                next(until - System.nanoTime());
                if (alice.ended() || bob.ended()) {
                    throw new DemoFailure("the call ended too early: " + (alice.ended() ? alice : bob).endText());
                }
            }
            view.progress(second, seconds, alice, bob);
        }
        if (seconds >= 3 && (alice.framesPerSecond() < 1 || bob.framesPerSecond() < 1)) {
            throw new DemoFailure("the picture stands still: " + alice.figures() + "; " + bob.figures());
        }
    }

    private void hangUp() throws DemoFailure, InterruptedException {
        alice.process().type("hangup");
        await(() -> alice.ended() && bob.ended(), MOST_END_SECONDS, "the call has ended on both sides");
        view.step("ended", alice.endText() + "; " + bob.endText());
        if (!alice.endedBy("hangup", "self") || !bob.endedBy("hangup", "peer")) {
            throw new DemoFailure("the call should have ended by alice's hanging up, but: " + alice.endText() + "; " + bob.endText());
        }
    }

    private void goHome() throws DemoFailure, InterruptedException {
        closing = true;
        for (Party party : List.of(alice, bob)) {
            party.process().type("quit");
        }
        for (Party party : List.of(alice, bob)) {
            expectSuccess(party.process());
        }
        server.terminate();
        expectSuccess(server);
        while (!stage.lines().isEmpty()) {
            next(0);
        }
        view.step("done", "all processes have ended");
    }

    private static void expectSuccess(Child child) throws DemoFailure, InterruptedException {
        if (child.awaitEnd() != 0) {
            throw new DemoFailure(child.describeEnd());
        }
    }

    private void await(BooleanSupplier reached, int mostSeconds, String what) throws DemoFailure, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(mostSeconds);
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new DemoFailure("waited " + mostSeconds + " s in vain until " + what + complaints());
            }
            next(until - System.nanoTime());
        }
    }

    private String complaints() {
        return (alice.error() == null ? "" : "; alice says: " + alice.error()) + (bob.error() == null ? "" : "; bob says: " + bob.error());
    }

    private void next(long nanos) throws DemoFailure, InterruptedException {
        Stage.Line line = stage.lines().poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        if (line == null) {
            return;
        }
        if (line.text() == null) {
            if (!closing) {
                line.from().awaitEnd();
                throw new DemoFailure(line.from().describeEnd());
            }
        } else if (line.from() == server) {
            heardServer(line.text());
        } else {
            heardClient(line.from() == alice.process() ? alice : bob, line.text());
        }
    }

    private void heardServer(String text) {
        if (text.startsWith("listening ")) {
            address = URI.create(text.substring("listening ".length()).strip());
        }
    }

    private void heardClient(Party party, String text) throws DemoFailure {
        try {
            JsonObject event = JsonParser.parseString(text).getAsJsonObject();
            party.see(event);
            view.event(party.name(), event);
        } catch (JsonSyntaxException | IllegalStateException e) {
            throw new DemoFailure(party.name() + " printed a line that is no JSON object: " + text);
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
