package org.parley.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** The shipped Felix as a test sees it from a bundle of its own. */
public record Services(BundleContext context) {
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    /** The best service of that type; waits for one. */
    <T> T await(Class<T> type) {
        return await(type, "(objectClass=*)");
    }

    /** The best service of that type that has the properties; waits for one. */
    <T> T await(Class<T> type, String filter) {
        try {
            ServiceTracker<T, T> tracker =
                new ServiceTracker<>(context, context.createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")"), null);
            tracker.open();
            T service = tracker.waitForService(PATIENCE.toMillis());
            tracker.close();
            assertThat(service).as("service %s %s", type.getName(), filter).isNotNull();
            return service;
        } catch (InvalidSyntaxException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether there is such a service now. */
    boolean has(Class<?> type, String filter) {
        try {
            return !context.getServiceReferences(type, filter).isEmpty();
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The installed bundle of ours whose name ends so. */
    Bundle bundle(String end) {
        return Arrays.stream(context.getBundles()).filter(b -> ("org.parley." + end).equals(b.getSymbolicName())).findFirst()
            .orElseThrow(() -> new AssertionError("no bundle org.parley." + end));
    }

    /** Waits until the condition holds. */
    public static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s, within %s", what, PATIENCE).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }
}
