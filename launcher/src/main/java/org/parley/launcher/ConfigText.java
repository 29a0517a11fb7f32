package org.parley.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors of configuration, with the file that has them. */
final class ConfigText {
    /** What Declarative Services say of a text where a number should be: not of which key. */
    private static final Pattern NO_NUMBER = Pattern.compile("(?:.*: )?For input string: \"(.*?)\".*");

    private ConfigText() {}

    /** The error with the key, if it can be found, and the file, if there is one. */
    static String explain(String error, Path file) {
        if (!Files.isRegularFile(file)) {
            return error;
        }
        Matcher matcher = NO_NUMBER.matcher(error);
        String key = matcher.matches() ? key(file, matcher.group(1)) : null;
        return (key == null ? error : key + " = " + matcher.group(1) + " is not a number that is allowed there") + " (see " + file + ")";
    }

    private static String key(Path file, String value) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
        return properties.stringPropertyNames().stream().filter(k -> value.equals(properties.getProperty(k).strip())).findFirst().orElse(null);
    }
}
