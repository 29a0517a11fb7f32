package org.parley.server.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations with the defaults and some values changed. */
final class Configs {
    private Configs() {}

    static ServerConfig with(Map<String, Object> changed) {
        changed.keySet().forEach(Configs::checkName);
        return (ServerConfig) Proxy.newProxyInstance(Configs.class.getClassLoader(), new Class<?>[] {ServerConfig.class},
                (proxy, method, arguments) -> changed.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    static ServerConfig defaults() {
        return with(Map.of());
    }

    private static void checkName(String name) {
        try {
            ServerConfig.class.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
