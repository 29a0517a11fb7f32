package org.parley.call.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.osgi.framework.BundleContext;

/** Configurations and what else the framework would hand in. */
final class Configs {
    private Configs() {}

    /** The defaults, but for {@code values}. */
    static CallConfig of(Map<String, ?> values) {
        return (CallConfig) Proxy.newProxyInstance(CallConfig.class.getClassLoader(), new Class<?>[] {CallConfig.class},
                (proxy, method, arguments) -> value(method, values));
    }

    private static Object value(Method method, Map<String, ?> values) {
        Object value = values.get(method.getName());
        return value == null ? method.getDefaultValue() : value;
    }

    /** A context in which nothing is set. */
    static BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(BundleContext.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> null);
    }
}
