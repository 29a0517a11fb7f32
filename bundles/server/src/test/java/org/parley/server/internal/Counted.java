package org.parley.server.internal;

import java.util.HashMap;
import java.util.Map;
import org.parley.server.Figure;
import org.parley.server.internal.figures.CounterFigures;
import org.parley.server.internal.figures.Counters;

/** What an operator reads of counters. */
final class Counted {
    private Counted() {}

    /** The count with exactly those labels, names and values in turn; 0 where there is none. */
    static double of(Counters counters, String name, String... labels) {
        Map<String, String> wanted = new HashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return ((Figure.Counter) figure(counters, name)).samples().stream().filter(sample -> sample.labels().equals(wanted)).mapToDouble(Figure.Sample::value).sum();
    }

    static Figure figure(Counters counters, String name) {
        return CounterFigures.of(counters).stream().filter(figure -> figure.name().equals(name)).findFirst().orElseThrow();
    }
}
