package org.parley.call.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parley.media.MediaEngine;

/** The media engines that are there. Any thread may call. */
final class Engines {
    private static final Comparator<Known> BEST_FIRST = Comparator.comparingInt(Known::ranking).reversed().thenComparingLong(Known::serviceId);

    private final List<Known> known = new ArrayList<>();

    private record Known(MediaEngine engine, int ranking, long serviceId) {}

    /** An engine to use; {@code fallback} when it is not the one that is wanted, or stands in for a real one. */
    record Choice(MediaEngine engine, boolean fallback) {
        String name() {
            return engine.name();
        }
    }

    synchronized void add(MediaEngine engine, int ranking, long serviceId) {
        known.add(new Known(engine, ranking, serviceId));
        known.sort(BEST_FIRST);
    }

    synchronized void remove(MediaEngine engine) {
        known.removeIf(one -> one.engine() == engine);
    }

    /** The engines in order of preference: those named {@code wanted} first, then by ranking. With {@code wanted} empty, ranking alone counts. */
    synchronized List<Choice> choices(String wanted) {
        List<Choice> choices = new ArrayList<>();
        for (Known one : known) {
            if (!wanted.isEmpty() && one.engine().name().equals(wanted)) {
                choices.add(new Choice(one.engine(), false));
            }
        }
        for (Known one : known) {
            if (wanted.isEmpty()) {
                choices.add(new Choice(one.engine(), one.ranking() < 0 || !choices.isEmpty()));
            } else if (!one.engine().name().equals(wanted)) {
                choices.add(new Choice(one.engine(), true));
            }
        }
        return choices;
    }

    /** The first of the {@link #choices}, if it does not stand in for another. */
    Optional<MediaEngine> best(String wanted) {
        return choices(wanted).stream().limit(1).filter(choice -> !choice.fallback()).map(Choice::engine).findFirst();
    }
}
