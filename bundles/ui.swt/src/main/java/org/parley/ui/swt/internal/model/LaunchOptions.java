package org.parley.ui.swt.internal.model;

import java.util.function.UnaryOperator;

/**
 * What the command line says, as framework properties {@code parley.client.*}; empty where it says nothing.
 *
 * @param headless   whether there is to be no window
 * @param invitation a code for {@code register}
 */
public record LaunchOptions(boolean headless, String server, String user, String passwordFile, boolean register, String invitation, boolean autoAnswer, String trust, String camera, String microphone,
        String speaker, String size, String framesPerSecond) {
    /** Reads them by {@code property}, which returns null for what is not there. */
    public static LaunchOptions read(UnaryOperator<String> property) {
        UnaryOperator<String> text = name -> {
            String value = property.apply("parley.client." + name);
            return value == null ? "" : value.strip();
        };
        return new LaunchOptions(Boolean.parseBoolean(text.apply("headless")), text.apply("server"), text.apply("user"), text.apply("password-file"),
            Boolean.parseBoolean(text.apply("register")), text.apply("invitation"), Boolean.parseBoolean(text.apply("auto-answer")), text.apply("trust"), text.apply("camera"),
            text.apply("microphone"), text.apply("speaker"), text.apply("size"), text.apply("fps"));
    }
}
