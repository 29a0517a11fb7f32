package org.parley.transport.netty;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where to connect to or what to bind.
 *
 * @param scheme one of the provider's
 * @param host   a name or an address, IPv6 without brackets
 * @param port   0 to 65,535
 * @param path   with its query, as it stands in the URI, the scheme's own path where the URI has none; null where the scheme has none
 */
public record Address(Scheme scheme, String host, int port, String path) {
    /**
     * Reads a URI.
     *
     * @throws IllegalArgumentException when the scheme is none of {@code schemes}, the host is missing, or a part is there that means nothing
     */
    static Address of(URI uri, List<Scheme> schemes) {
        Scheme scheme = schemes.stream().filter(s -> s.name().equalsIgnoreCase(uri.getScheme())).findFirst()
            .orElseThrow(() -> bad(uri, "the scheme must be " + schemes.stream().map(Scheme::name).collect(Collectors.joining(" or "))));
        String host = uri.getHost();
        if (host == null || host.isEmpty()) {
            throw bad(uri, "the host is missing or is no valid name, expected e.g. " + scheme.name() + "://example.org:" + scheme.defaultPort());
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw bad(uri, "neither a user nor a fragment is allowed in it");
        }
        if (uri.getPort() > 65_535) {
            throw bad(uri, "the port must be 0 to 65535");
        }
        int port = uri.getPort() == -1 ? scheme.defaultPort() : uri.getPort();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Address(scheme, bare, port, path(uri, scheme));
    }

    private static String path(URI uri, Scheme scheme) {
        String path = uri.getRawPath() == null || uri.getRawPath().equals("/") ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        if (scheme.path() != null) {
            return (path.isEmpty() ? scheme.path() : path) + query;
        }
        if (!path.isEmpty() || !query.isEmpty()) {
            throw bad(uri, "a " + scheme.name() + " address has no path");
        }
        return null;
    }

    private static IllegalArgumentException bad(URI uri, String why) {
        return new IllegalArgumentException("the address '" + uri + "' cannot be used: " + why);
    }

    /** The host as it stands in a URI, IPv6 in brackets. */
    public String uriHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** Scheme, host and port. */
    URI uri(int boundPort) {
        return URI.create(scheme.name().toLowerCase(Locale.ROOT) + "://" + uriHost() + ":" + boundPort);
    }

    /** For people: scheme, host and port. */
    @Override
    public String toString() {
        return uri(port).toString();
    }
}
