package org.parley.media;

import java.nio.file.Path;

/** Where sent pictures come from. */
public sealed interface VideoInput {
    /** No picture is sent. */
    record None() implements VideoInput {}

    /** A test pattern with a moving, readable clock, see {@link org.parley.media.source.TestPattern}. */
    record Pattern() implements VideoInput {}

    /** A YUV4MPEG2 file, played in a loop at its own rate. */
    record File(Path path) implements VideoInput {}

    /** The camera whose name is, or contains, {@code name}. */
    record Device(String name) implements VideoInput {}

    /** The machine's first camera; the pattern where there is none. */
    record Any() implements VideoInput {}

    /** From the command line: {@code none}, {@code pattern}, {@code any}, a path that ends in {@code .y4m}, or a camera's name. */
    static VideoInput parse(String text) {
        return switch (text) {
            case "none" -> new None();
            case "pattern" -> new Pattern();
            case "any" -> new Any();
            default -> text.endsWith(".y4m") ? new File(Path.of(text)) : new Device(text);
        };
    }
}
