package org.parley.deploy.internal;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.felix.metatype.AD;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.parley.health.ConfigPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values from the environment, for containers: {@code PARLEY_SERVER_HASH_QUEUE} sets {@code hashQueue} of {@code org.parley.server}, lists are separated by commas. They
 * come before what the files say. One that is not allowed ends the start.
 */
@Component(name = "org.parley.deploy.environment", service = ConfigurationPlugin.class, immediate = true, property = "service.cmRanking:Integer=500")
public final class Environment implements ConfigurationPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(Environment.class);
    private static final String PREFIX = "PARLEY_";
    /** What is read elsewhere. */
    private static final Set<String> OTHERS = Set.of("PARLEY_DATA", "PARLEY_USERS_PATH", "PARLEY_INSTALL", "PARLEY_JAVA_OPTS", "PARLEY_ARCHIVE");

    private final Map<String, Map<String, Object>> values;

    /** Called by Declarative Services. */
    @Activate
    public Environment(BundleContext context, @Reference(name = "configurations") ConfigurationAdmin configurations) throws IOException {
        Map<String, String> ours = System.getenv().entrySet().stream().filter(entry -> entry.getKey().startsWith(PREFIX) && !OTHERS.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        values = ours.isEmpty() ? Map.of() : read(ours, new Definitions(context).all());
        for (String pid : values.keySet()) {
            Configuration configuration = configurations.getConfiguration(pid, "?");
            if (configuration.getProperties() == null) {
                configuration.update(new Hashtable<>()); // there may be no file, and only what exists is asked about
            }
        }
    }

    /** Values by PID and key. */
    static Map<String, Map<String, Object>> read(Map<String, String> environment, Map<String, Map<String, AD>> definitions) {
        Map<String, Map<String, Object>> values = new HashMap<>();
        Map<String, String> left = new TreeMap<>(environment);
        Set<String> names = new java.util.TreeSet<>();
        definitions.forEach((pid, keys) -> keys.forEach((key, definition) -> {
            String name = ConfigPlace.variable(pid, key);
            names.add(name);
            String value = left.remove(name);
            if (value == null) {
                return;
            }
            String problem = Values.problem(definition, value.strip());
            if (problem != null) {
                LOG.error("environment variable {} = {} is not allowed; it must be {}; mend it and start again", name, value, problem);
                Exit.refuse();
            } else {
                values.computeIfAbsent(pid, known -> new HashMap<>()).put(key, definition.getCardinality() == 0 ? value.strip() : list(value));
            }
        }));
        // no failure: other programs set such variables, too, for instance for a service of that name in a cluster
        left.keySet().forEach(name -> Nearest.to(name, names).ifPresent(meant -> LOG.warn("environment variable {} means nothing; did you mean {}?", name, meant)));
        return values;
    }

    private static String[] list(String value) {
        return value.isBlank() ? new String[0] : value.strip().split("\\s*,\\s*");
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> reference, Dictionary<String, Object> properties) {
        Object pid = properties.get(Constants.SERVICE_PID);
        if (pid instanceof String known) {
            values.getOrDefault(known, Map.of()).forEach(properties::put);
        }
    }
}
