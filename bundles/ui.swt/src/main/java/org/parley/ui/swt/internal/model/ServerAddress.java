package org.parley.ui.swt.internal.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A server's address as people type it: {@code example.org}, {@code example.org:7444}, {@code wss://example.org:7444}. */
public final class ServerAddress {
    /** Where a server listens for tls unless told otherwise. */
    static final int TLS_PORT = 7443;
    /** Where a server listens for wss unless told otherwise. */
    static final int WSS_PORT = 7444;
    private static final Set<String> SCHEMES = Set.of("tls", "wss", "tcp", "ws");

    private ServerAddress() {}

    /** The URI; without a scheme it is tls, or wss where the port is one of the web's. Empty when it makes no sense. */
    public static Optional<URI> parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > 300 || text.chars().anyMatch(c -> c <= ' ')) {
            return Optional.empty();
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("https://")) {
            text = "wss://" + text.substring("https://".length());
        }
        try {
            URI uri = new URI(text.contains("://") ? text : "tls://" + text);
            return sensible(uri) ? Optional.of(complete(uri, text.contains("://"))) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean sensible(URI uri) {
        boolean port = uri.getPort() == -1 || uri.getPort() > 0 && uri.getPort() <= 65_535;
        boolean path = uri.getPath().isEmpty() || uri.getPath().equals("/") || uri.getScheme().toLowerCase(Locale.ROOT).startsWith("ws");
        return port && path && uri.getHost() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) && uri.getUserInfo() == null && uri.getQuery() == null
            && uri.getFragment() == null;
    }

    private static URI complete(URI uri, boolean withScheme) throws URISyntaxException {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort();
        if (!withScheme) {
            scheme = port == WSS_PORT || port == 443 ? "wss" : "tls";
            port = port == -1 ? TLS_PORT : port;
        }
        return new URI(scheme, null, uri.getHost(), port, uri.getPath().equals("/") ? "" : uri.getPath(), null, null);
    }

    /** How it is shown: without the scheme and port that are understood anyway. */
    public static String shown(URI uri) {
        return "tls".equals(uri.getScheme()) && (uri.getPort() == TLS_PORT || uri.getPort() == -1) ? uri.getHost() : uri.toString();
    }
}
