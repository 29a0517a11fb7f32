package org.parley.server.internal;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** Which keys of the configuration are about sockets, so that a change has them opened anew. What a connection was opened with stays with it. */
final class SocketKeys {
    private static final Set<String> KEYS = Set.of("listen", "plainOnAnyAddress", "trustedProxies", "tlsCertificate", "tlsKey", "helloMillis", "timeoutMillis",
            "maxFrameBytes", "maxUnsentBytes");

    private SocketKeys() {}

    static boolean areSame(ServerConfig before, ServerConfig after) {
        return Arrays.stream(ServerConfig.class.getDeclaredMethods()).filter(key -> KEYS.contains(key.getName()))
                .allMatch(key -> Objects.deepEquals(value(key, before), value(key, after)));
    }

    private static Object value(Method key, ServerConfig config) {
        try {
            return key.invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the values were read before", e);
        }
    }
}
