package org.parley.signaling.client.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as SCR makes them: defaults, but for what is given. */
final class Configs {
    private Configs() {}

    static SignalingConfig with(Map<String, ?> values) {
        return of(SignalingConfig.class, values);
    }

    static <T> T of(Class<T> type, Map<String, ?> values) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Object value = values.get(method.getName());
            return value == null ? method.getDefaultValue() : value;
        }));
    }
}
