package org.parley.media;

import java.nio.file.Path;

/** Where received sound goes. */
public sealed interface AudioOutput {
    /** Received sound is decoded and dropped. */
    record None() implements AudioOutput {}

    /** A WAV file (16-bit PCM, 48 kHz), written while the session lives and complete when it is closed. An existing file is replaced. */
    record File(Path path) implements AudioOutput {}

    /** The speaker whose name is, or contains, {@code name}. */
    record Device(String name) implements AudioOutput {}

    /** Whichever is the machine's default speaker, also when that changes; none while there is none. */
    record Any() implements AudioOutput {}

    /** From the command line: {@code none}, {@code any}, a path that ends in {@code .wav}, or a speaker's name. */
    static AudioOutput parse(String text) {
        return switch (text) {
            case "none" -> new None();
            case "any" -> new Any();
            default -> text.endsWith(".wav") ? new File(Path.of(text)) : new Device(text);
        };
    }
}
