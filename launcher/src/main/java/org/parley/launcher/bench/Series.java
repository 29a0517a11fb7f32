package org.parley.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values of one kind. */
final class Series {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    double median() {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** A line of a table: median, least and most, without digits after the point. */
    String row(String what) {
        return row(what, "%.0f");
    }

    /** The same, each value in that format. */
    String row(String what, String format) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(Locale.ROOT, "| %s | " + format + " | " + format + " | " + format + " |", what, median(), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
