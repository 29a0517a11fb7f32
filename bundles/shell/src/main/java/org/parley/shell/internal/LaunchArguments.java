package org.parley.shell.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.parley.call.MediaChoice;
import org.parley.media.AudioInput;
import org.parley.media.AudioOutput;
import org.parley.media.CaptureSettings;
import org.parley.media.VideoInput;

/**
 * What the client was started with: framework properties {@code parley.client.*}, named as the options of the command line.
 *
 * @param headless whether to log in and print events
 * @param trust    the fingerprint of a certificate to trust; empty for none
 * @param engine   the media engine's name; empty for the best
 * @param invitation a code for {@code register}; empty for none
 * @param media    what to capture and where sound goes; empty when nothing was said of it, so that the configuration of calls holds
 */
record LaunchArguments(boolean headless, URI server, String user, Path passwordFile, boolean register, boolean autoAnswer, boolean json, String trust, String engine, Optional<MediaChoice> media,
        String invitation) {
    private static final String PREFIX = "parley.client.";

    /** Without an invitation. */
    LaunchArguments(boolean headless, URI server, String user, Path passwordFile, boolean register, boolean autoAnswer, boolean json, String trust, String engine,
            Optional<MediaChoice> media) {
        this(headless, server, user, passwordFile, register, autoAnswer, json, trust, engine, media, "");
    }

    /**
     * Reads them by {@code property}, which returns null for what is not there.
     *
     * @throws IllegalArgumentException with a line for people, when one makes no sense
     */
    static LaunchArguments read(UnaryOperator<String> property) {
        UnaryOperator<String> text = name -> {
            String value = property.apply(PREFIX + name);
            return value == null ? "" : value.strip();
        };
        boolean headless = Boolean.parseBoolean(text.apply("headless"));
        if (headless) {
            for (String needed : new String[] {"server", "user", "password-file"}) {
                if (text.apply(needed).isEmpty()) {
                    throw new IllegalArgumentException("--" + needed + " is missing");
                }
            }
        }
        return new LaunchArguments(headless, URI.create(text.apply("server")), text.apply("user"), Path.of(text.apply("password-file")), flag(text, "register"),
            flag(text, "auto-answer"), flag(text, "json"), text.apply("trust"), text.apply("engine"), media(text), text.apply("invitation"));
    }

    private static boolean flag(UnaryOperator<String> text, String name) {
        return Boolean.parseBoolean(text.apply(name));
    }

    private static Optional<MediaChoice> media(UnaryOperator<String> text) {
        if (Stream.of("camera", "microphone", "speaker", "size", "fps").allMatch(name -> text.apply(name).isEmpty())) {
            return Optional.empty();
        }
        int[] size = size(or(text.apply("size"), "640x480"));
        CaptureSettings capture = new CaptureSettings(VideoInput.parse(or(text.apply("camera"), "any")), AudioInput.parse(or(text.apply("microphone"), "any")),
            size[0], size[1], Integer.parseInt(or(text.apply("fps"), "30")));
        return Optional.of(new MediaChoice(capture, AudioOutput.parse(or(text.apply("speaker"), "any"))));
    }

    private static int[] size(String text) {
        if (!text.matches("[0-9]{1,5}x[0-9]{1,5}")) {
            throw new IllegalArgumentException("--size " + text + ": write width and height in pixels, such as 1280x720");
        }
        String[] parts = text.split("x");
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    private static String or(String value, String fallback) {
        return value.isEmpty() ? fallback : value;
    }
}
