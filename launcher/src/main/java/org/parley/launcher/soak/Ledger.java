package org.parley.launcher.soak;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All calls of which anybody has said anything since they were last judged. */
final class Ledger {
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final List<Long> apart = new ArrayList<>();
    private int ended;
    private int whole;

    /** Takes what {@code one} says of a call. */
    void hear(Participant one, Participant peer, JsonObject event) {
        String id = event.get("call").getAsString();
        boolean outgoing = event.get("direction").getAsString().equals("outgoing");
        Side side = stories.computeIfAbsent(id, key -> outgoing ? new Story(key, one, peer) : new Story(key, peer, one)).sideOf(one);
        String state = event.get("state").getAsString();
        if (state.equals("ended")) {
            side.end(event.get("reason").getAsString(), event.get("by").getAsString());
        } else {
            side.see(state);
        }
    }

    /** What {@code one} does not say any more of its calls. */
    void lose(Participant one) {
        stories.values().stream().map(story -> story.isOf(one) ? story.of(one) : null).filter(side -> side != null).forEach(Side::lose);
    }

    /** The calls in which somebody is. */
    List<Story> open() {
        return stories.values().stream().filter(story -> !story.isOver()).toList();
    }

    /** The call in which {@code one} is. */
    Optional<Story> openOf(Participant one) {
        return sides(one).findFirst();
    }

    private Stream<Story> sides(Participant one) {
        return stories.values().stream().filter(story -> story.isOf(one) && story.of(one) != null && story.of(one).isOpen());
    }

    boolean isAgreed() {
        return stories.values().stream().allMatch(Story::isAgreed);
    }

    /** Fails when somebody is in a call by himself for too long. */
    void watch() throws Finding {
        long now = System.nanoTime();
        for (Story story : stories.values()) {
            Optional<String> overdue = Rules.overdue(story, now);
            if (overdue.isPresent()) {
                throw new Finding(overdue.get());
            }
        }
    }

    /** Looks at all calls that are over, and forgets them. */
    void judge() throws Finding {
        Collection<Story> over = stories.values().stream().filter(Story::isOver).toList();
        for (Story story : over) {
            Optional<String> wrong = Rules.wrong(story);
            if (wrong.isPresent()) {
                throw new Finding(wrong.get());
            }
            ended++;
            if (story.isWhole()) {
                whole++;
                story.apartNanos().ifPresent(apart::add);
            }
        }
        stories.values().removeAll(over);
    }

    /** What was judged so far. */
    String summary() {
        List<Long> sorted = apart.stream().sorted().toList();
        String text = ended + " calls ended, " + whole + " of them undisturbed";
        return sorted.isEmpty() ? text : "%s (the other side knew after %d ms, at most %d ms)".formatted(text, sorted.get(sorted.size() / 2) / 1_000_000, sorted.get(sorted.size() - 1) / 1_000_000);
    }

    @Override
    public String toString() {
        return String.join("; ", open().stream().map(Story::toString).toList());
    }
}
