package org.parley.deploy.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.metatype.AD;
import org.osgi.service.metatype.AttributeDefinition;

/** How a file is written: each key once, and where one value is a list, all in quotation marks. File Install takes the last of two, and the list for a text. */
record Notation(List<Setting> settings, Map<String, AD> declared) {
    /** The first mistake with its line in front, or null. Without a list, values that are not all quoted are texts as they stand. */
    String mistake() {
        String list = settings.stream().filter(this::isList).map(Setting::key).findFirst().orElse(null);
        boolean quoted = list != null || settings.stream().allMatch(setting -> Quoting.isMeant(setting.value()));
        Map<String, Integer> lines = new HashMap<>();
        for (Setting setting : settings) {
            Integer former = lines.putIfAbsent(setting.key(), setting.line());
            if (former != null) {
                return setting.told(setting.key() + " stands already in line " + former + "; remove one");
            }
            String fault = quoted ? Quoting.fault(setting.value()) : null;
            if (fault != null) {
                String reason = list != null && fault.equals(Quoting.NONE) ? ", as every value of a file with a list (" + list + ")" : "";
                return setting.told(shown(setting) + " " + fault + reason);
            }
        }
        return null;
    }

    private boolean isList(Setting setting) {
        AD definition = declared.get(setting.key());
        return definition != null && definition.getCardinality() != 0 && setting.value().startsWith("[");
    }

    /** Without the value of a secret, which one of a key that nobody declares may be. */
    private String shown(Setting setting) {
        AD definition = declared.get(setting.key());
        boolean secret = definition == null || definition.getType() == AttributeDefinition.PASSWORD;
        return secret ? setting.key() : (setting.key() + " = " + setting.value()).strip();
    }
}
