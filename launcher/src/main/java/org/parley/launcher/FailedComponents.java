package org.parley.launcher;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/**
 * Tells, once each, which components of the shipped bundles cannot be activated, by the runtime of Declarative Services. That one lives in a bundle, so that it is reached by reflection.
 * A media engine may fail: calls then use another one and say so.
 */
final class FailedComponents {
    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";
    private static final String MAY_FAIL = "org.parley.media.";
    /** ComponentConfigurationDTO.FAILED_ACTIVATION. */
    private static final int FAILED_ACTIVATION = 16;

    private final BundleContext context;
    private final Supplier<List<Bundle>> bundles;
    private final Path conf;
    private final BiConsumer<String, Throwable> complain;
    private final Set<String> told = new HashSet<>();

    FailedComponents(BundleContext context, Supplier<List<Bundle>> bundles, Path conf, BiConsumer<String, Throwable> complain) {
        this.context = context;
        this.bundles = bundles;
        this.conf = conf;
        this.complain = complain;
    }

    /** Looks at each change from now on, such as one of the configuration. */
    void watch() {
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.MODIFIED) {
                tell();
            }
        };
        try {
            context.addServiceListener(listener, "(objectClass=" + RUNTIME + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True when something has failed that had not been told before. */
    synchronized boolean tell() {
        ServiceReference<?> reference = context.getServiceReference(RUNTIME);
        if (reference == null) {
            return false;
        }
        int before = told.size();
        try {
            look(context.getService(reference));
        } catch (ReflectiveOperationException e) {
            complain.accept("the components cannot be looked at: " + e, e);
        } finally {
            context.ungetService(reference);
        }
        return told.size() > before;
    }

    private void look(Object runtime) throws ReflectiveOperationException {
        Class<?> type = runtime.getClass().getClassLoader().loadClass(RUNTIME);
        Class<?> description = type.getClassLoader().loadClass("org.osgi.service.component.runtime.dto.ComponentDescriptionDTO");
        Object[] ours = {bundles.get().stream().filter(b -> b.getState() == Bundle.ACTIVE && !b.getSymbolicName().startsWith(MAY_FAIL)).toArray(Bundle[]::new)};
        for (Object component : (Iterable<?>) type.getMethod("getComponentDescriptionDTOs", Bundle[].class).invoke(runtime, ours)) {
            for (Object configuration : (Iterable<?>) type.getMethod("getComponentConfigurationDTOs", description).invoke(runtime, component)) {
                if (field(configuration, "state").equals(FAILED_ACTIVATION)) {
                    tell(String.valueOf(field(component, "name")), String.valueOf(field(configuration, "failure")));
                }
            }
        }
    }

    private void tell(String component, String stackTrace) {
        String message = component + ": " + ConfigText.explain(ErrorText.root(stackTrace), conf.resolve(component + ".cfg"));
        if (told.add(message)) {
            complain.accept(message, new IllegalStateException(stackTrace));
        }
    }

    private static Object field(Object dto, String name) throws ReflectiveOperationException {
        return dto.getClass().getField(name).get(dto);
    }
}
