package org.parley.deploy.internal.trial;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** The components of bundles, as the runtime of Declarative Services knows them. */
record Components(ServiceComponentRuntime runtime) {
    private static final String HEADER = "Service-Component";

    ComponentStates of(Bundle bundle) {
        Set<String> satisfied = new TreeSet<>();
        Map<String, String> failed = new TreeMap<>();
        Map<String, String> missing = new TreeMap<>();
        Collection<ComponentDescriptionDTO> all = runtime.getComponentDescriptionDTOs(bundle);
        for (ComponentDescriptionDTO component : all) {
            Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
            if (configurations.stream().anyMatch(one -> one.state == ComponentConfigurationDTO.SATISFIED || one.state == ComponentConfigurationDTO.ACTIVE)) {
                satisfied.add(component.name);
            } else if (component.defaultEnabled) {
                missing.put(component.name, configurations.stream().map(one -> missing(component, one)).findFirst().orElse("its configuration"));
            }
            configurations.stream().filter(one -> one.state == ComponentConfigurationDTO.FAILED_ACTIVATION).findFirst().ifPresent(one -> failed.put(component.name, root(one.failure)));
        }
        return new ComponentStates(!all.isEmpty() || bundle.getHeaders().get(HEADER) == null, satisfied, failed, missing);
    }

    private static String missing(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        if (configuration.state != ComponentConfigurationDTO.UNSATISFIED_REFERENCE || configuration.unsatisfiedReferences.length == 0) {
            return "its configuration";
        }
        UnsatisfiedReferenceDTO reference = configuration.unsatisfiedReferences[0];
        String service = Arrays.stream(component.references).filter(one -> one.name.equals(reference.name)).map(one -> one.interfaceName).findFirst().orElse(reference.name);
        return "the service " + service + (reference.target == null ? "" : " " + reference.target);
    }

    /** Of a stack trace the innermost message. */
    static String root(String failure) {
        String[] causes = String.valueOf(failure).split("(?m)^Caused by: ");
        return causes[causes.length - 1].strip().lines().findFirst().orElse("").replaceFirst("^[\\w.$]+(Exception|Error): ", "");
    }
}
