package org.parley.server.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;

/** Says what is wrong with a configuration, naming key, value and what is allowed. */
final class ConfigCheck {
    private static final int MAX_BYTES = 1 << 30;
    private static final int DAY_MILLIS = 86_400_000;
    private static final int MAX_COUNT = 1_000_000_000;

    private ConfigCheck() {}

    /** Returns {@code config} when all of it is allowed. */
    static ServerConfig check(ServerConfig config) {
        types(config);
        times(config);
        rates(config);
        accounts(config);
        queues(config);
        ice(config);
        if (config.tlsCertificate().isBlank() != config.tlsKey().isBlank()) {
            throw new IllegalArgumentException("tlsCertificate and tlsKey: set both or neither");
        }
        return config;
    }

    /** A text that is no number is noticed only when the value is asked for. */
    private static void types(ServerConfig config) {
        for (Method key : ServerConfig.class.getDeclaredMethods()) {
            try {
                key.invoke(config);
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(key.getName() + " is not of its type, " + key.getReturnType().getSimpleName(), e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the methods of an annotation are public", e);
            }
        }
    }

    private static void times(ServerConfig config) {
        range("heartbeatMillis", config.heartbeatMillis(), 100, DAY_MILLIS);
        range("timeoutMillis", config.timeoutMillis(), 1_000, DAY_MILLIS);
        if (config.timeoutMillis() <= config.heartbeatMillis()) {
            throw refuse("timeoutMillis", config.timeoutMillis(), "more than heartbeatMillis, which is " + config.heartbeatMillis());
        }
        range("resumeMillis", config.resumeMillis(), 1, DAY_MILLIS);
        range("helloMillis", config.helloMillis(), 100, DAY_MILLIS);
        range("loginMillis", config.loginMillis(), 100, DAY_MILLIS);
        range("presenceIntervalMillis", config.presenceIntervalMillis(), 250, DAY_MILLIS);
        range("presenceMicrosPerSession", config.presenceMicrosPerSession(), 0, 1_000_000);
        range("shutdownRetryMillis", config.shutdownRetryMillis(), 0, DAY_MILLIS);
    }

    private static void rates(ServerConfig config) {
        range("messagesPerSecond", config.messagesPerSecond(), 1, MAX_COUNT);
        range("messageBurst", config.messageBurst(), 10, MAX_COUNT);
        range("bytesPerSecond", config.bytesPerSecond(), 1, MAX_COUNT);
        range("byteBurst", config.byteBurst(), config.maxFrameBytes(), Integer.MAX_VALUE);
        range("refusalsToClose", config.refusalsToClose(), 1, 10_000);
        range("badMessagesToClose", config.badMessagesToClose(), 1, 10_000);
    }

    private static void accounts(ServerConfig config) {
        range("tokenDays", config.tokenDays(), 1, 3_650);
        range("failedLoginsPerAccount", config.failedLoginsPerAccount(), 1, MAX_COUNT);
        range("failedLoginsPerAddress", config.failedLoginsPerAddress(), 1, MAX_COUNT);
        range("failedLoginMinutes", config.failedLoginMinutes(), 1, 1_440);
        range("registrationsPerAddress", config.registrationsPerAddress(), 1, MAX_COUNT);
        range("connectionsPerAddress", config.connectionsPerAddress(), 1, MAX_COUNT);
        range("hashThreads", config.hashThreads(), 0, 256);
        range("hashQueue", config.hashQueue(), 1, 100_000);
        range("hashWaitMillis", config.hashWaitMillis(), 1, DAY_MILLIS);
        range("storeThreads", config.storeThreads(), 1, 256);
    }

    private static void queues(ServerConfig config) {
        range("maxFrameBytes", config.maxFrameBytes(), 1_024, MAX_BYTES);
        range("queuedMessages", config.queuedMessages(), 0, 1_000_000);
        range("queuedBytes", config.queuedBytes(), 0, MAX_BYTES);
        range("maxUnsentBytes", config.maxUnsentBytes(), config.maxFrameBytes(), MAX_BYTES);
        range("refuseUnsentBytes", config.refuseUnsentBytes(), 1, config.maxUnsentBytes());
        range("announceLimit", config.announceLimit(), 0, 1_000_000);
    }

    private static void ice(ServerConfig config) {
        urls("stunUrls", config.stunUrls(), "stun:", "stuns:");
        urls("turnUrls", config.turnUrls(), "turn:", "turns:");
        range("turnCredentialHours", config.turnCredentialHours(), 12, 8_760);
        if (config.turnUrls().length > 0 && config.turnSecret().isEmpty()) {
            throw new IllegalArgumentException("turnSecret is empty: turnUrls need the secret that the TURN server shares");
        }
    }

    private static void urls(String key, String[] values, String... schemes) {
        for (String value : values) {
            if (Arrays.stream(schemes).noneMatch(value.toLowerCase(Locale.ROOT)::startsWith)) {
                throw refuse(key, value, "URLs that begin with " + String.join(" or ", schemes));
            }
        }
    }

    private static void range(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw refuse(key, value, min + " to " + max);
        }
    }

    private static IllegalArgumentException refuse(String key, Object value, String allowed) {
        return new IllegalArgumentException(key + " is " + value + "; allowed: " + allowed);
    }
}
