package org.parley.ui.swt.internal.model;

/**
 * What the user chose in the settings.
 *
 * @param theme       {@code system}, {@code light} or {@code dark}
 * @param language    {@code system}, or a language's tag
 * @param camera      as {@link org.parley.media.VideoInput#parse} takes it
 * @param microphone  as {@link org.parley.media.AudioInput#parse} takes it
 * @param speaker     as {@link org.parley.media.AudioOutput#parse} takes it
 * @param pictureHeight 480, 720 or 1080
 * @param framesPerSecond 15 or 30
 * @param files       the folder for received files
 */
public record Settings(String theme, String language, String camera, String microphone, String speaker, boolean noiseSuppression, boolean echoCancellation, boolean automaticGain,
        int pictureHeight, int framesPerSecond, boolean notifications, boolean sounds, String files) {
    /** Before anything was chosen. */
    public static final Settings DEFAULT = new Settings("system", "system", "any", "any", "any", true, true, true, 720, 30, true, true, defaultFiles());

    private static String defaultFiles() {
        return java.nio.file.Path.of(System.getProperty("user.home"), "Downloads").toString();
    }
}
