package org.parley.media;

import java.nio.file.Path;

/** Where sent sound comes from. */
public sealed interface AudioInput {
    /** Silence is sent. */
    record Silence() implements AudioInput {}

    /** A WAV file (16-bit PCM), played in a loop. */
    record File(Path path) implements AudioInput {}

    /** The microphone whose name is, or contains, {@code name}. */
    record Device(String name) implements AudioInput {}

    /** Whichever is the machine's default microphone, also when that changes; silence while there is none. */
    record Any() implements AudioInput {}

    /** From the command line: {@code silence}, {@code any}, a path that ends in {@code .wav}, or a microphone's name. */
    static AudioInput parse(String text) {
        return switch (text) {
            case "silence", "none" -> new Silence();
            case "any" -> new Any();
            default -> text.endsWith(".wav") ? new File(Path.of(text)) : new Device(text);
        };
    }
}
