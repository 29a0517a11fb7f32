package org.parley.server.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is wrong with a configuration whose values are each allowed by themselves: which do not go together. The key comes first, then what is allowed. */
final class ConfigCheck {
    /** RFC 7064 and RFC 7065; clients would refuse others. */
    private static final String HOST_AND_PORT = "(?:\\[[0-9a-f:.]+]|[^:?\\[\\]/@\\s]+)(?::(?<port>[0-9]{1,5}))?";
    private static final Pattern STUN = Pattern.compile("(?i)stuns?:" + HOST_AND_PORT);
    private static final Pattern TURN = Pattern.compile("(?i)turns?:" + HOST_AND_PORT + "(?:\\?transport=(?:udp|tcp))?");
    private static final String PORT = "port";
    private static final int MAX_PORT = 65_535;

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
        urls("stunUrls", config.stunUrls(), STUN, "stun:stun.example.org:3478");
        urls("turnUrls", config.turnUrls(), TURN, "turn:turn.example.org:3478?transport=udp");
        if (config.turnUrls().length > 0 && config.turnSecret().isEmpty()) {
            throw new IllegalArgumentException("turnUrls need turnSecret, the secret that the TURN server shares, and it is empty");
        }
    }

    private static void urls(String key, String[] values, Pattern syntax, String example) {
        for (String value : values) {
            Matcher matcher = syntax.matcher(value);
            if (!matcher.matches() || matcher.group(PORT) != null && Integer.parseInt(matcher.group(PORT)) > MAX_PORT) {
                throw refuse(key, value, "URLs such as " + example);
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
