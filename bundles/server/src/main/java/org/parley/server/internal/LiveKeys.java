package org.parley.server.internal;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** Which keys of the configuration can change while connections stay. What a connection was opened with stays with it: its limits hold for those that come later. */
final class LiveKeys {
    private static final Set<String> LIVE = Set.of("registrationOpen", "tokenDays", "stunUrls", "turnUrls", "turnSecret", "turnCredentialHours",
            "messagesPerSecond", "messageBurst", "bytesPerSecond", "byteBurst", "refusalsToClose", "badMessagesToClose", "connectionsPerAddress",
            "registrationsPerAddress", "failedLoginsPerAddress", "failedLoginsPerAccount", "failedLoginMinutes", "shutdownRetryMillis",
            "loginMillis", "hashThreads", "hashQueue", "hashWaitMillis", "storeThreads", "queuedMessages", "queuedBytes", "refuseUnsentBytes", "announceLimit",
            "presenceIntervalMillis", "presenceMicrosPerSession");

    private LiveKeys() {}

    static boolean has(String key) {
        return LIVE.contains(key);
    }

    /** Whether the two differ in live keys alone, or not at all. */
    static boolean suffice(ServerConfig before, ServerConfig after) {
        return Arrays.stream(ServerConfig.class.getDeclaredMethods()).filter(key -> !has(key.getName()))
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
