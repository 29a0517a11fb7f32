package org.parley.deploy.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.felix.metatype.AD;
import org.osgi.service.metatype.AttributeDefinition;

/** Values of a configuration against what its component declares. */
final class Values {
    /** Keys of the framework's services, which anybody may set. */
    private static final List<String> FOREIGN = List.of("service.", "component.", "felix.", "osgi.", ".");

    private Values() {}

    /** What is wrong with the first one that is wrong, naming key, value and what is allowed, or null. Texts pass, and everything where nothing is declared. */
    static Problem problem(Map<String, Object> values, Map<String, AD> definitions) {
        return definitions.isEmpty() ? null : new TreeMap<>(values).entrySet().stream()
                .map(entry -> problem(entry.getKey(), entry.getValue(), definitions)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Problem problem(String key, Object value, Map<String, AD> definitions) {
        AD definition = definitions.get(key);
        if (definition == null) {
            return FOREIGN.stream().anyMatch(key::startsWith) ? null : new Problem(key, unknown(key, definitions));
        }
        String text = String.valueOf(value).strip();
        String verdict = problem(definition, text);
        return verdict == null ? null : new Problem(key, key + " = " + text + " is not allowed; it must be " + verdict + (isQuoted(text) ? "; without a list in the file, write it without quotation marks" : ""));
    }

    /** The quotation marks belong to the value in a file that has others without. */
    private static boolean isQuoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    }

    private static String unknown(String key, Map<String, AD> definitions) {
        Optional<String> nearest = Nearest.to(key, definitions.keySet());
        return "there is no key " + key + "; " + nearest.map(meant -> "the nearest is " + meant).orElse("allowed are " + String.join(", ", definitions.keySet()));
    }

    /** What one value must be, when it is not, else null. */
    static String problem(AD definition, String value) {
        String kind = kind(definition);
        if (kind == null || definition.getCardinality() != 0) {
            return null;
        }
        String verdict = value.isEmpty() ? "empty" : definition.validate(value);
        if (verdict == null || verdict.isEmpty()) {
            return null;
        }
        String description = definition.getDescription() == null || definition.getDescription().isBlank() ? "" : " (" + definition.getDescription().strip().replaceFirst("\\.$", "") + ")";
        return kind + description;
    }

    /** In the words of people; null for what every text is good for. */
    private static String kind(AD definition) {
        return switch (definition.getType()) {
            case AttributeDefinition.BOOLEAN -> "true or false";
            case AttributeDefinition.INTEGER -> "a whole number" + range(definition, " up to " + Integer.MAX_VALUE);
            case AttributeDefinition.BYTE, AttributeDefinition.SHORT, AttributeDefinition.LONG -> "a whole number" + range(definition, "");
            case AttributeDefinition.FLOAT, AttributeDefinition.DOUBLE -> "a number" + range(definition, "");
            default -> null;
        };
    }

    private static String range(AD definition, String otherwise) {
        boolean least = definition.getMin() != null && !definition.getMin().isBlank();
        boolean greatest = definition.getMax() != null && !definition.getMax().isBlank();
        return least && greatest ? ", " + definition.getMin() + " to " + definition.getMax() : least ? " from " + definition.getMin() : greatest ? " up to " + definition.getMax() : otherwise;
    }
}
