package org.parley.deploy.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.metatype.AttributeDefinition;

/** Values of a configuration against what its component declares. */
final class Values {
    private Values() {}

    /** What is wrong with the first one that is wrong, naming key, value and what is allowed, or null. Keys that nobody declares, and texts, pass. */
    static String problem(Map<String, Object> values, List<AttributeDefinition> definitions) {
        return definitions.stream().filter(definition -> values.containsKey(definition.getID()))
                .map(definition -> problem(definition, String.valueOf(values.get(definition.getID())).strip())).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String problem(AttributeDefinition definition, String value) {
        String kind = kind(definition.getType());
        if (kind == null || definition.getCardinality() != 0) {
            return null;
        }
        String verdict = value.isEmpty() ? "empty" : definition.validate(value);
        if (verdict == null || verdict.isEmpty()) {
            return null;
        }
        String description = definition.getDescription() == null || definition.getDescription().isBlank() ? "" : " (" + definition.getDescription().strip().replaceFirst("\\.$", "") + ")";
        return definition.getID() + " = " + value + " is not allowed; it must be " + kind + description;
    }

    /** In the words of people; null for what every text is good for. */
    private static String kind(int type) {
        return switch (type) {
            case AttributeDefinition.BOOLEAN -> "true or false";
            case AttributeDefinition.INTEGER -> "a whole number up to " + Integer.MAX_VALUE;
            case AttributeDefinition.BYTE, AttributeDefinition.SHORT, AttributeDefinition.LONG -> "a whole number";
            case AttributeDefinition.FLOAT, AttributeDefinition.DOUBLE -> "a number";
            default -> null;
        };
    }
}
