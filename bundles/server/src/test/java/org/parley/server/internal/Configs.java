package org.parley.server.internal;

import java.lang.reflect.Proxy;
import java.util.HashMap;
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

    /** What lets every connection send as much as it likes, and {@code more}: keys and values in turn. */
    static Map<String, Object> withoutRates(Object... more) {
        Map<String, Object> changed = new HashMap<>(Map.of("messagesPerSecond", 1_000_000, "messageBurst", 1_000_000, "bytesPerSecond", 1_000_000_000, "byteBurst", 1_000_000_000));
        for (int i = 0; i < more.length; i += 2) {
            changed.put((String) more[i], more[i + 1]);
        }
        return changed;
    }

    private static void checkName(String name) {
        try {
            ServerConfig.class.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
