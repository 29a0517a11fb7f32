package org.parley.launcher.demo.swap;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.parley.launcher.stage.Party;
import org.parley.launcher.stage.Play;
import org.parley.launcher.stage.StageFailure;

/** Swaps parts during one call of alice, who is muted, with bob, and looks what both notice. */
final class Swapping {
    private static final int MOST_SECONDS = 20;
    /** How long is looked on after each swap. */
    private static final long AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** A call that has just begun compiles, derives words and finds its bitrate: what it loses over that is no swap's doing. */
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Play play;
    private final int patience;
    private final Consumer<Outcome> told;
    private final Noticed alice = new Noticed(System::nanoTime);
    private final Noticed bob = new Noticed(System::nanoTime);
    private Set<String> call = Set.of();
    private String media = "";

    /** {@code told} hears what became of each swap; {@code patience} is what times are multiplied by. */
    Swapping(Play play, int patience, Consumer<Outcome> told) {
        this.play = play;
        this.patience = patience;
        this.told = told;
    }

    /** What swaps a part. */
    interface Act {
        void run() throws StageFailure, IOException, InterruptedException;
    }

    void see(String client, JsonObject event) {
        (client.equals("alice") ? alice : bob).see(event);
    }

    Noticed alice() {
        return alice;
    }

    Noticed bob() {
        return bob;
    }

    /** The call is up: alice mutes her microphone. */
    void begin() throws StageFailure, InterruptedException {
        call = alice.calls();
        media = alice.media();
        play.type(play.alice(), "mute mic");
        await(() -> play.bob().hasWindow() || bob.peerMuted(), "bob hears that alice's microphone is muted");
        askForPictures();
        play.pause(SETTLING_NANOS);
    }

    /** Swaps, waits until it {@code settled}, which {@code goal} says in words, and tells what was noticed against what was promised. */
    void swap(String what, Promise promise, Act act, BooleanSupplier settled, String goal) throws StageFailure, IOException, InterruptedException {
        askForPictures();
        alice.begin();
        bob.begin();
        act.run();
        await(settled, goal);
        play.pause(AFTER_NANOS);
        askForPictures();
        told.accept(outcome(what, promise.times(patience)));
    }

    private Outcome outcome(String what, Promise promise) {
        List<String> kept = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        long gap = Math.max(alice.gapMillis(), bob.gapMillis());
        long away = Math.max(alice.awayMillis(), bob.awayMillis());
        check(gap <= promise.gapMillis(), "", "no picture for " + gap + " ms, " + promise.gapMillis() + " are allowed", kept, broken);
        boolean mayBeAway = promise.awayMillis() > 0;
        check(away <= promise.awayMillis() || !mayBeAway, "", "signaling away for " + away + " ms, " + promise.awayMillis() + " are allowed", kept, broken);
        check(mayBeAway || !alice.wasAway() && !bob.wasAway(), "", "signaling was away", kept, broken);
        check(!alice.isAway() && !bob.isAway(), "", "signaling is not back", kept, broken);
        check(!alice.loginEnded() && !bob.loginEnded(), "", "a login was asked for", kept, broken);
        check(isSameCall(alice) && isSameCall(bob), "the same call", "another call", kept, broken);
        check(play.bob().hasWindow() || bob.peerMuted(), "microphone still muted", "the microphone is not muted any more", kept, broken);
        check(alice.media().equals(media), "", "alice sends " + alice.media() + " instead of " + media, kept, broken);
        check(alice.recovered() == promise.interrupted(), promise.interrupted() ? "\"recovering\" was shown" : "", promise.interrupted() ? "\"recovering\" was not shown"
            : "the call had to recover", kept, broken);
        return new Outcome(what, gap, alice.missed() + bob.missed(), alice.pictures() + bob.pictures(), away, kept, broken);
    }

    private boolean isSameCall(Noticed one) {
        return one.end().isEmpty() && (one.calls().isEmpty() || one.calls().equals(call));
    }

    private static void check(boolean right, String good, String bad, List<String> kept, List<String> broken) {
        if (!right) {
            broken.add(bad);
        } else if (!good.isEmpty()) {
            kept.add(good);
        }
    }

    /** Both say how pictures came since they were asked last. */
    private void askForPictures() throws StageFailure, InterruptedException {
        int alices = alice.answers();
        int bobs = bob.answers();
        for (Party party : List.of(play.alice(), play.bob())) {
            if (!party.hasWindow()) {
                play.type(party, "picture");
            }
        }
        await(() -> alice.answers() > alices && (play.bob().hasWindow() || bob.answers() > bobs), "both say how pictures came");
    }

    /** Waits; a call that ends meanwhile is the end of the demonstration. */
    void await(BooleanSupplier reached, String goal) throws StageFailure, InterruptedException {
        play.until(() -> reached.getAsBoolean() || !alice.end().isEmpty() || !bob.end().isEmpty(), MOST_SECONDS * patience, goal);
        if (!alice.end().isEmpty() || !bob.end().isEmpty()) {
            throw new StageFailure("the call ended before " + goal + ": alice " + or(alice.end()) + ", bob " + or(bob.end()));
        }
    }

    private static String or(String end) {
        return end.isEmpty() ? "is still in it" : "says " + end;
    }
}
