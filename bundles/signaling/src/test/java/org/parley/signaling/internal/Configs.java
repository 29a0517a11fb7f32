package org.parley.signaling.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as SCR makes them: defaults, but for what is given. */
final class Configs {
    private Configs() {}

    static SignalingConfig with(Map<String, ?> values) {
        return (SignalingConfig) Proxy.newProxyInstance(SignalingConfig.class.getClassLoader(), new Class<?>[] {SignalingConfig.class}, (proxy, method, arguments) -> {
            Object value = values.get(method.getName());
            return value == null ? method.getDefaultValue() : value;
        });
    }
}
