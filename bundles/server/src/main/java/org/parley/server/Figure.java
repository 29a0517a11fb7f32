package org.parley.server;

import java.util.List;
import java.util.Map;

/** A figure about the running server, in the terms of Prometheus. Names are lower case with underscores, without the suffix that a format adds, such as {@code _total}. */
public sealed interface Figure {
    /** What it is called. */
    String name();

    /** What it says, for people. */
    String help();

    /**
     * Of several that differ by their labels.
     *
     * @param labels empty where there is only one
     */
    record Sample(Map<String, String> labels, double value) {}

    /** What only grows while the server bundle runs; also over a change of its configuration. */
    record Counter(String name, String help, List<Sample> samples) implements Figure {}

    /** What goes up and down. */
    record Gauge(String name, String help, List<Sample> samples) implements Figure {
        /** One without labels. */
        public static Gauge of(String name, String help, double value) {
            return new Gauge(name, help, List.of(new Sample(Map.of(), value)));
        }
    }

    /**
     * How many were how great.
     *
     * @param upperBounds of all buckets but the last, which has none, ascending
     * @param counts      of each bucket alone; one more than bounds
     * @param sum         of all values
     */
    record Histogram(String name, String help, List<Double> upperBounds, List<Long> counts, double sum) implements Figure {}
}
