package org.parley.deploy.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** What the components of installed bundles declare about their configurations (OSGi Metatype). */
record Definitions(BundleContext context, MetaTypeService metatype) {
    private static final String FOLDER = "OSGI-INF/metatype";

    /** The keys of a configuration; of the newest bundle that declares it; empty when none does. */
    List<AttributeDefinition> of(String pid) {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getEntryPaths(FOLDER) != null)
                .sorted(Comparator.comparing(Bundle::getVersion).reversed())
                .map(bundle -> definition(bundle, pid)).filter(Objects::nonNull).findFirst()
                .map(found -> List.of(found.getAttributeDefinitions(ObjectClassDefinition.ALL))).orElse(List.of());
    }

    private ObjectClassDefinition definition(Bundle bundle, String pid) {
        // resolves the bundle, which at the start is not yet
        MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
        boolean declared = information != null && Arrays.asList(information.getPids()).contains(pid);
        return declared ? information.getObjectClassDefinition(pid, null) : null;
    }
}
