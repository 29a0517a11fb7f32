package org.parley.launcher.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** All that is broken is mended, and then all must be well: everybody logged in, every call that somebody is in also the other's, presence right, exchanged bundles running. Then all hang up. */
final class Settling {
    /** A client that looks for its server waits for 45 s at most before it tries again. */
    private static final int LOGIN_MILLIS = 90_000;
    private static final int AGREE_MILLIS = 120_000;
    private static final int HANG_UP_MILLIS = 12_000;
    private static final int ANSWER_MILLIS = 3_000;
    private static final int AGAIN_MILLIS = 700;
    /** So often somebody may say otherwise than before: what he said was true when he said it. */
    private static final int MOST_DOUBTS = 30;

    private final Crew crew;
    private final Desk desk;
    private final Questions questions;

    Settling(Crew crew, Desk desk) {
        this.crew = crew;
        this.desk = desk;
        this.questions = new Questions(desk, ANSWER_MILLIS);
    }

    void settle() throws Finding, IOException, InterruptedException {
        mend();
        crew.await(LOGIN_MILLIS, () -> crew.all().stream().allMatch(Participant::loggedIn), "all are logged in again");
        agree();
        crew.await(AGREE_MILLIS, () -> crew.ledger().isAgreed() && crew.ledger().open().stream().flatMap(Story::sides).allMatch(side -> side.is("active")), "all calls are active or over");
        hangUp();
        agree();
        crew.ledger().judge();
    }

    private void mend() throws Finding, IOException, InterruptedException {
        desk.hurry();
        for (Participant one : crew.all()) {
            one.relay().weather().clear();
            one.wake();
        }
    }

    private void agree() throws Finding, IOException, InterruptedException {
        String doubt = "";
        for (int doubts = 0; doubts < MOST_DOUBTS; doubts++) {
            crew.withCall(side -> side.isUnanswered() && !side.isIncoming()).forEach(one -> one.program().type("hangup"));
            questions.ask(crew.all());
            desk.pass(AGAIN_MILLIS);
            doubt = doubt();
            if (doubt.isEmpty() && crew.ledger().isAgreed()) {
                return;
            }
        }
        throw new Finding(doubt.isEmpty() ? "one is in a call and the other is not: " + crew.ledger() : doubt);
    }

    /** What is not as it should be; empty when all is. */
    private String doubt() {
        return first(this::calls).or(() -> first(this::presence)).or(() -> first(Settling::bundles)).orElse("");
    }

    /** All are looked at: one who lost a call is noted, whatever the others say. */
    private Optional<String> first(Function<Participant, Optional<String>> look) {
        return crew.all().stream().map(look).toList().stream().flatMap(Optional::stream).findFirst();
    }

    private Optional<String> calls(Participant one) {
        Optional<Story> story = crew.ledger().openOf(one);
        boolean says = !one.answer("status").endsWith("; no call");
        if (story.isPresent() && !says && one.mayBeSilent(story.get().of(one).begunNanos())) {
            story.get().of(one).lose();
            return Optional.of("the end of that call was not told: " + story.get());
        }
        boolean same = story.map(its -> one.answer("status").contains("; call with " + its.other(one) + ",")).orElse(!says);
        return same ? Optional.empty() : Optional.of(one + " says \"" + one.answer("status") + "\", but told: " + story.map(Story::toString).orElse("no call"));
    }

    private Optional<String> presence(Participant one) {
        Map<String, String> expected = new TreeMap<>();
        crew.those(other -> other != one).forEach(other -> expected.put(other.name(), crew.ledger().openOf(other).isPresent() ? "busy" : "available"));
        Map<String, String> seen = new TreeMap<>(one.peers());
        return seen.equals(expected) ? Optional.empty() : Optional.of(one + " sees " + seen + " instead of " + expected);
    }

    private static Optional<String> bundles(Participant one) {
        return one.plugins().entrySet().stream().filter(plugin -> one.answer("lb").lines().noneMatch(line -> line.contains("|Active ") && line.endsWith("|" + plugin.getValue()))).findFirst()
            .map(plugin -> one + " does not run " + plugin.getKey() + " " + plugin.getValue() + ", which lies in its folder plugins");
    }

    /** One of the two hangs up each call that is left. */
    void hangUp() throws Finding, IOException, InterruptedException {
        List<Story> left = new ArrayList<>(crew.ledger().open());
        left.forEach(story -> story.caller().program().type("hangup"));
        crew.await(HANG_UP_MILLIS, () -> left.stream().allMatch(Story::isOver), "calls that were hung up are over on both sides");
        for (Story story : left) {
            if (!story.of(story.caller()).ended("hangup", "self") || !story.of(story.callee()).ended("hangup", "peer")) {
                throw new Finding(story.caller() + " hung up with nothing broken, but: " + story);
            }
        }
    }
}
