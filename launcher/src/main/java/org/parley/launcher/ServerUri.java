package org.parley.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The address of a server on the command line. */
public final class ServerUri {
    private static final Set<String> SCHEMES = Set.of("tcp", "tls", "ws", "wss");

    private ServerUri() {}

    /** Checks {@code text}; the error names {@code option}. */
    public static URI parse(String option, String text) throws LaunchException {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw bad(option, text, "it is not a URI: " + e.getReason());
        }
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
            throw bad(option, text, "it must begin with tcp://, tls://, ws:// or wss://");
        }
        if (uri.getHost() == null) {
            throw bad(option, text, "it names no host, or the port is no number");
        }
        if (uri.getPort() > 65_535) {
            throw bad(option, text, "port " + uri.getPort() + " is above 65535");
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw bad(option, text, "only scheme, host and port belong there");
        }
        return uri;
    }

    private static LaunchException bad(String option, String text, String what) {
        return LaunchException.usage(option + " " + text + ": " + what + "; write for example wss://example.org:7444");
    }
}
