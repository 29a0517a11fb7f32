package org.parley.deploy.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.felix.metatype.AD;
import org.apache.felix.utils.properties.InterpolationHelper.BundleContextSubstitutionCallback;
import org.apache.felix.utils.properties.TypedProperties;
import org.osgi.framework.BundleContext;

/** A configuration file, read as File Install does. */
final class ConfigurationText {
    private ConfigurationText() {}

    /** What is wrong with it, with the file and where there is one the line in front, or null. {@code definitions} are asked for only when it has keys at all. */
    static String problem(Path file, BundleContext context, Supplier<Map<String, AD>> definitions) {
        String text;
        List<Setting> settings;
        try {
            text = Files.readString(file);
            settings = Setting.all(text);
        } catch (IOException | RuntimeException e) {
            return unreadable(file, e);
        }
        if (settings.isEmpty()) {
            return null;
        }
        Map<String, AD> declared = definitions.get();
        String mistake = new Notation(settings, declared).mistake();
        if (mistake != null) {
            return file + ":" + mistake;
        }
        Map<String, Object> values;
        try {
            values = values(text, context);
        } catch (IOException | RuntimeException e) {
            return unreadable(file, e);
        }
        Problem problem = Values.problem(values, declared);
        return problem == null ? null : file + ":" + told(problem, settings);
    }

    private static Map<String, Object> values(String text, BundleContext context) throws IOException {
        BundleContextSubstitutionCallback variables = new BundleContextSubstitutionCallback(context);
        TypedProperties properties = new TypedProperties((name, key, value) -> variables.getValue(value));
        properties.load(new StringReader(text));
        return Map.copyOf(properties);
    }

    private static String told(Problem problem, List<Setting> settings) {
        return settings.stream().filter(setting -> setting.key().equals(problem.key())).findFirst().orElseThrow().told(problem.text());
    }

    private static String unreadable(Path file, Exception e) {
        return e instanceof AccessDeniedException ? file + " cannot be read by this user"
                : file + ": it cannot be read (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + "): each line is KEY = VALUE; where one value is a list in [ ], all are put in quotes";
    }
}
