package org.parley.deploy.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.felix.metatype.AD;
import org.apache.felix.utils.properties.InterpolationHelper.BundleContextSubstitutionCallback;
import org.apache.felix.utils.properties.TypedProperties;
import org.osgi.framework.BundleContext;
import org.parley.health.ConfigPlace;

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
        } catch (AccessDeniedException e) {
            return file + " cannot be read by this user";
        } catch (IOException | RuntimeException e) {
            return file + ": it cannot be read (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + "): each line is KEY = VALUE; where one value is a list in [ ], all are put in quotes";
        }
        Problem problem = values.isEmpty() ? null : Values.problem(values, definitions.get());
        if (problem == null) {
            return null;
        }
        int line = ConfigPlace.line(file, problem.key());
        return file + (line == 0 ? "" : ":" + line) + ": " + problem.text();
    }
}
