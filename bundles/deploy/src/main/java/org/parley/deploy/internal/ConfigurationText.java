package org.parley.deploy.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.felix.metatype.AD;
import org.apache.felix.utils.properties.InterpolationHelper.BundleContextSubstitutionCallback;
import org.apache.felix.utils.properties.TypedProperties;
import org.osgi.framework.BundleContext;

/** A configuration file, read as File Install does. */
final class ConfigurationText {
    private ConfigurationText() {}

    /** What is wrong with it, with the file and where there is one the line in front, or null. {@code definitions} are asked for only when it has keys at all. */
    static String problem(Path file, BundleContext context, Supplier<Map<String, AD>> definitions) {
        Map<String, Object> values;
        try (Reader reader = Files.newBufferedReader(file)) {
            BundleContextSubstitutionCallback variables = new BundleContextSubstitutionCallback(context);
            TypedProperties properties = new TypedProperties((name, key, value) -> variables.getValue(value));
            properties.load(reader);
            values = Map.copyOf(properties);
        } catch (IOException | RuntimeException e) {
            return file + ": it cannot be read (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + "): each line is KEY = VALUE; where one value is a list in [ ], all are put in quotes";
        }
        Problem problem = values.isEmpty() ? null : Values.problem(values, definitions.get());
        return problem == null ? null : file + line(file, problem.key()) + ": " + problem.text();
    }

    /** {@code :12}, or nothing where no line begins with the key. */
    private static String line(Path file, String key) {
        Pattern sets = Pattern.compile("\\s*\"?" + Pattern.quote(key) + "\"?(\\s*[=:]|\\s|$).*");
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (sets.matcher(lines.get(i)).matches()) {
                    return ":" + (i + 1);
                }
            }
        } catch (IOException e) {
            return ""; // it was changed meanwhile; the next look tells
        }
        return "";
    }
}
