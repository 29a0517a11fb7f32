package org.parley.launcher.demo.swap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be swapped. */
public enum Part {
    /** What carries a client's signaling. */
    TRANSPORT,
    /** The server's transport, the server itself, its accounts. */
    SERVER,
    /** What makes a client's sound and picture. */
    ENGINE,
    /** The window. */
    UI,
    /** One after another. */
    ALL;

    /** The part of that name; empty for none. */
    public static Optional<Part> named(String name) {
        return Arrays.stream(values()).filter(part -> part.toString().equals(name)).findFirst();
    }

    /** All names, for people. */
    public static String names() {
        return Arrays.stream(values()).map(Part::toString).collect(Collectors.joining(", "));
    }

    boolean includes(Part other) {
        return this == other || this == ALL;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
