package org.parley.ui.swt.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.ui.swt.internal.text.Texts;

/**
 * What the user chose in the settings.
 *
 * @param theme           {@code system}, {@code light} or {@code dark}
 * @param language        {@code system}, or a language's tag
 * @param camera          as {@link org.parley.media.VideoInput#parse} takes it
 * @param microphone      as {@link org.parley.media.AudioInput#parse} takes it
 * @param speaker         as {@link org.parley.media.AudioOutput#parse} takes it
 * @param pictureHeight   480, 720 or 1080
 * @param framesPerSecond 15 or 30
 * @param files           the folder for received files
 */
public record Settings(String theme, String language, String camera, String microphone, String speaker, boolean noiseSuppression, boolean echoCancellation, boolean automaticGain,
        int pictureHeight, int framesPerSecond, boolean notifications, boolean sounds, Path files) {
    /** What {@code theme} may be. */
    public static final List<String> THEMES = List.of("system", "light", "dark");
    /** What {@code pictureHeight} may be. */
    public static final List<Integer> HEIGHTS = List.of(480, 720, 1080);
    /** What {@code framesPerSecond} may be. */
    public static final List<Integer> RATES = List.of(15, 30);
    /** Before anything was chosen. */
    public static final Settings DEFAULT = read(Map.of());

    /** As {@link #values} wrote them; what is missing or makes no sense is as in {@link #DEFAULT}. */
    static Settings read(Map<String, String> values) {
        String language = values.getOrDefault("language", "system");
        return new Settings(oneOf(values.get("theme"), THEMES, "system"), Texts.LANGUAGES.contains(language) ? language : "system", device(values, "camera"),
            device(values, "microphone"), device(values, "speaker"), flag(values, "noiseSuppression"), flag(values, "echoCancellation"), flag(values, "automaticGain"),
            number(values.get("pictureHeight"), HEIGHTS, 720), number(values.get("framesPerSecond"), RATES, 30), flag(values, "notifications"), flag(values, "sounds"),
            folder(values.get("files")));
    }

    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put("theme", theme);
        values.put("language", language);
        values.put("camera", camera);
        values.put("microphone", microphone);
        values.put("speaker", speaker);
        values.put("noiseSuppression", String.valueOf(noiseSuppression));
        values.put("echoCancellation", String.valueOf(echoCancellation));
        values.put("automaticGain", String.valueOf(automaticGain));
        values.put("pictureHeight", String.valueOf(pictureHeight));
        values.put("framesPerSecond", String.valueOf(framesPerSecond));
        values.put("notifications", String.valueOf(notifications));
        values.put("sounds", String.valueOf(sounds));
        values.put("files", files.toString());
        return values;
    }

    /** With one value changed: its name as in this record. */
    public Settings with(String name, Object value) {
        Map<String, String> values = values();
        values.put(name, String.valueOf(value));
        return read(values);
    }

    private static String oneOf(String value, List<String> allowed, String otherwise) {
        return value != null && allowed.contains(value) ? value : otherwise;
    }

    private static int number(String value, List<Integer> allowed, int otherwise) {
        return allowed.stream().filter(number -> String.valueOf(number).equals(value)).findFirst().orElse(otherwise);
    }

    private static String device(Map<String, String> values, String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? "any" : value;
    }

    private static boolean flag(Map<String, String> values, String name) {
        return !"false".equals(values.get(name));
    }

    private static Path folder(String value) {
        if (value != null && !value.isBlank()) {
            try {
                Path path = Path.of(value);
                if (path.isAbsolute()) {
                    return path;
                }
            } catch (java.nio.file.InvalidPathException e) {
                return home();
            }
        }
        return home();
    }

    private static Path home() {
        String home = System.getenv("HOME"); // before what Java says, which reads it from the accounts of the machine
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home, "Downloads");
    }
}
