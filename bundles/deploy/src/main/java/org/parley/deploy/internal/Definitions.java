package org.parley.deploy.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.metatype.AD;
import org.apache.felix.metatype.Designate;
import org.apache.felix.metatype.MetaData;
import org.apache.felix.metatype.MetaDataReader;
import org.apache.felix.metatype.OCD;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the components of installed bundles declare about their configurations (OSGi Metatype). Read from the bundles and not asked of the MetaTypeService, which does not tell
 * the least and the greatest value.
 */
record Definitions(BundleContext context) {
    private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
    private static final String FOLDER = "OSGI-INF/metatype";

    /** The keys of a configuration; of the newest bundle that declares it; empty when none does. */
    Map<String, AD> of(String pid) {
        return all().getOrDefault(pid, Map.of());
    }

    /** Keys by name, by PID. */
    Map<String, Map<String, AD>> all() {
        Map<String, Map<String, AD>> all = new TreeMap<>();
        Arrays.stream(context.getBundles()).filter(bundle -> bundle.getEntryPaths(FOLDER) != null)
                .sorted(Comparator.comparing(Bundle::getVersion)).forEach(bundle -> read(bundle, all));
        return all;
    }

    private static void read(Bundle bundle, Map<String, Map<String, AD>> all) {
        for (URL file : files(bundle)) {
            try {
                MetaData data = new MetaDataReader().parse(file);
                if (data != null) {
                    read(data, all);
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be read: its configuration is not checked ({})", file, e.getMessage());
            }
        }
    }

    private static void read(MetaData data, Map<String, Map<String, AD>> all) {
        for (Object designated : data.getDesignates() == null ? List.of() : data.getDesignates()) {
            Designate designate = (Designate) designated;
            OCD definition = (OCD) data.getObjectClassDefinitions().get(designate.getObject().getOcdRef());
            if (designate.getPid() != null && definition != null) {
                Map<String, AD> keys = new TreeMap<>();
                for (Object value : definition.getAttributeDefinitions().values()) {
                    keys.put(((AD) value).getID(), (AD) value);
                }
                all.put(designate.getPid(), keys);
            }
        }
    }

    private static List<URL> files(Bundle bundle) {
        return Collections.list(bundle.getEntryPaths(FOLDER)).stream().filter(path -> path.endsWith(".xml")).map(bundle::getEntry).toList(); // findEntries would resolve it
    }
}
