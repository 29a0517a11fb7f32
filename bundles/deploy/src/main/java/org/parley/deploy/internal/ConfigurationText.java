package org.parley.deploy.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.felix.utils.properties.InterpolationHelper.BundleContextSubstitutionCallback;
import org.apache.felix.utils.properties.TypedProperties;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.AttributeDefinition;

/** A configuration file, read as File Install does. */
final class ConfigurationText {
    private ConfigurationText() {}

    /** What is wrong with it, as a part of a line, or null. {@code definitions} are asked for only when it has keys at all. */
    static String problem(Path file, BundleContext context, Supplier<List<AttributeDefinition>> definitions) {
        Map<String, Object> values;
        try (Reader reader = Files.newBufferedReader(file)) {
            BundleContextSubstitutionCallback variables = new BundleContextSubstitutionCallback(context);
            TypedProperties properties = new TypedProperties((name, key, value) -> variables.getValue(value));
            properties.load(reader);
            values = Map.copyOf(properties);
        } catch (IOException | RuntimeException e) {
            return "it cannot be read (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + "): each line is KEY = VALUE; where one value is a list in [ ], all are put in quotes";
        }
        return values.isEmpty() ? null : Values.problem(values, definitions.get());
    }
}
