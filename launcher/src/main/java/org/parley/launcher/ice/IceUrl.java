package org.parley.launcher.ice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A URL of RFC 7064 or RFC 7065, such as {@code turns:turn.example.org:5349?transport=tcp}. */
record IceUrl(String text, boolean turn, boolean secure, String host, int port, boolean tcp) {
    private static final Pattern SYNTAX = Pattern.compile("(?i)(stun|turn)(s?):(\\[[0-9a-f:.]+]|[^:?\\[\\]/@\\s]+)(?::([0-9]{1,5}))?(?:\\?transport=(udp|tcp))?");
    private static final int PORT = 3478;
    private static final int SECURE_PORT = 5349;

    /** The message of an IllegalArgumentException says that it is none. */
    static IceUrl parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("that is no URL of a STUN or TURN server; right is for example turn:turn.example.org:3478?transport=udp");
        }
        boolean secure = !matcher.group(2).isEmpty();
        int port = matcher.group(4) != null ? Integer.parseInt(matcher.group(4)) : secure ? SECURE_PORT : PORT;
        String host = matcher.group(3).replaceAll("[\\[\\]]", "");
        return new IceUrl(text, matcher.group(1).equalsIgnoreCase("turn"), secure, host, port, secure || "tcp".equalsIgnoreCase(matcher.group(5)));
    }
}
