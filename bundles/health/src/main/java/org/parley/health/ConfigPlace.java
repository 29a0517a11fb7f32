package org.parley.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;

/** Where a value of the configuration was set, for lines that tell an operator what is wrong with it. */
public final class ConfigPlace {
    private static final String PREFIX = "org.parley.";
    private static final Pattern COMMENT = Pattern.compile("\\s*([#!].*)?");
    /** An odd number of backslashes at the end. */
    private static final Pattern GOES_ON = Pattern.compile(".*(?<!\\\\)(\\\\\\\\)*+\\\\");

    private ConfigPlace() {}

    /** The environment variable, or the file with the line that sets {@code key}, or only the file where no line does, as for an empty key. {@code key} may be any text. */
    public static String of(BundleContext context, String pid, String key) {
        String variable = variable(pid, key);
        if (System.getenv(variable) != null) {
            return "environment variable " + variable;
        }
        String home = context.getProperty("parley.home");
        String file = "conf/" + pid + ".cfg";
        int line = home == null ? 0 : line(Path.of(home, file), key);
        return line == 0 ? file : file + ":" + line;
    }

    /** The environment variable that sets a key: {@code org.parley.server} and {@code hashQueue} give {@code PARLEY_SERVER_HASH_QUEUE}. */
    public static String variable(String pid, String key) {
        String component = pid.startsWith(PREFIX) ? pid.substring(PREFIX.length()) : pid;
        String snake = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
        return ("PARLEY_" + component.replace('.', '_') + "_" + snake).toUpperCase(Locale.ROOT);
    }

    /** The line that sets {@code key}, from 1; 0 where none does, and where the file cannot be read. */
    static int line(Path file, String key) {
        if (key.isEmpty()) {
            return 0; // which every blank line would set
        }
        Pattern sets = Pattern.compile("\\s*\"?" + Pattern.quote(key) + "\"?(\\s*[=:]|\\s|$).*");
        try {
            List<String> lines = Files.readAllLines(file);
            boolean within = false; // a value that goes on from the line before
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (!within && sets.matcher(line).matches()) {
                    return i + 1;
                }
                within = COMMENT.matcher(line).matches() ? within : GOES_ON.matcher(line).matches();
            }
        } catch (IOException | RuntimeException e) {
            return 0; // the file alone is told
        }
        return 0;
    }
}
