package org.parley.server.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is wrong with a configuration whose values are each allowed by themselves: which do not go together. The key comes first, then what is allowed. */
final class ConfigCheck {
    private ConfigCheck() {}

    /** Returns {@code config} when all of it is allowed. */
    static ServerConfig check(ServerConfig config) {
        types(config);
        together(config);
        ice(config);
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

    private static void together(ServerConfig config) {
        if (config.timeoutMillis() <= config.heartbeatMillis()) {
            throw refuse("timeoutMillis", config.timeoutMillis(), "more than heartbeatMillis, which is " + config.heartbeatMillis());
        }
        least("byteBurst", config.byteBurst(), "maxFrameBytes", config.maxFrameBytes());
        least("maxUnsentBytes", config.maxUnsentBytes(), "maxFrameBytes", config.maxFrameBytes());
        least("maxUnsentBytes", config.maxUnsentBytes(), "refuseUnsentBytes", config.refuseUnsentBytes());
        least("maxUnsentBytes", config.maxUnsentBytes(), "queuedBytes", config.queuedBytes());
        if (config.tlsCertificate().isBlank() != config.tlsKey().isBlank()) {
            throw new IllegalArgumentException((config.tlsKey().isBlank() ? "tlsCertificate" : "tlsKey") + " stands alone: set both tlsCertificate and tlsKey, or neither");
        }
    }

    private static void least(String key, int value, String other, int least) {
        if (value < least) {
            throw refuse(key, value, "at least " + other + ", which is " + least);
        }
    }

    private static void ice(ServerConfig config) {
        urls("stunUrls", config.stunUrls(), "stun:", "stuns:");
        urls("turnUrls", config.turnUrls(), "turn:", "turns:");
        if (config.turnUrls().length > 0 && config.turnSecret().isEmpty()) {
            throw new IllegalArgumentException("turnUrls need turnSecret, the secret that the TURN server shares, and it is empty");
        }
    }

    private static void urls(String key, String[] values, String... schemes) {
        for (String value : values) {
            if (Arrays.stream(schemes).noneMatch(value.toLowerCase(Locale.ROOT)::startsWith)) {
                throw refuse(key, value, "URLs that begin with " + String.join(" or ", schemes));
            }
        }
    }

    /** The keys that a message names, in its order. */
    static Stream<String> keysIn(String message) {
        Set<String> keys = Arrays.stream(ServerConfig.class.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet());
        return Arrays.stream(message.split("\\W+")).filter(keys::contains);
    }

    private static IllegalArgumentException refuse(String key, Object value, String allowed) {
        return new IllegalArgumentException(key + " is " + value + "; allowed: " + allowed);
    }
}
