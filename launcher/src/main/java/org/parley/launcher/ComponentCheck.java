package org.parley.launcher;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Finds components that could not be activated at the start, by the runtime of Declarative Services. Its classes live in a bundle, so that they are reached by reflection.
 * A media engine may fail: calls then use another one and say so.
 */
final class ComponentCheck {
    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";
    private static final String MAY_FAIL = "org.parley.media.";
    /** ComponentConfigurationDTO.FAILED_ACTIVATION */
    private static final int FAILED_ACTIVATION = 16;

    private final BundleContext context;
    private final List<Bundle> bundles;

    ComponentCheck(BundleContext context, List<Bundle> bundles) {
        this.context = context;
        this.bundles = bundles.stream().filter(b -> !b.getSymbolicName().startsWith(MAY_FAIL)).toList();
    }

    /** A line for each failed component: its name and why. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        ServiceReference<?> reference = context.getServiceReference(RUNTIME);
        if (reference != null) {
            try {
                collect(context.getService(reference), failures);
            } catch (ReflectiveOperationException e) {
                failures.add("the components cannot be checked: " + e);
            } finally {
                context.ungetService(reference);
            }
        }
        return failures;
    }

    private void collect(Object runtime, List<String> failures) throws ReflectiveOperationException {
        Class<?> type = runtime.getClass().getClassLoader().loadClass(RUNTIME);
        Class<?> description = type.getClassLoader().loadClass("org.osgi.service.component.runtime.dto.ComponentDescriptionDTO");
        for (Object component : (Iterable<?>) type.getMethod("getComponentDescriptionDTOs", Bundle[].class).invoke(runtime, (Object) bundles.toArray(Bundle[]::new))) {
            for (Object configuration : (Iterable<?>) type.getMethod("getComponentConfigurationDTOs", description).invoke(runtime, component)) {
                if (field(configuration, "state").equals(FAILED_ACTIVATION)) {
                    failures.add(field(component, "name") + ": " + ErrorText.root(String.valueOf(field(configuration, "failure"))));
                }
            }
        }
    }

    private static Object field(Object dto, String name) throws ReflectiveOperationException {
        return dto.getClass().getField(name).get(dto);
    }
}
