package org.parley.server.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An address to listen on.
 *
 * @param uri scheme in lower case, host and port, and nothing else
 */
record ListenAddress(URI uri) {
    private static final Map<String, Integer> PORTS = Map.of("tls", 7443, "wss", 7444, "tcp", 7400, "ws", 7401);
    private static final int MAX_PORT = 65_535;
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]+(\\.[0-9]+){3}");

    /** Reads it; the message of an IllegalArgumentException says what is wrong and what would be right. */
    static ListenAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.trim());
        } catch (URISyntaxException e) {
            throw wrong(text, "is not a URI");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!PORTS.containsKey(scheme)) {
            throw wrong(text, "has no scheme of tcp, tls, ws, wss");
        }
        boolean path = uri.getRawPath() != null && !uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")
                && !(scheme.startsWith("ws") && uri.getRawPath().equals("/signal"));
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null || path) {
            throw wrong(text, "must be a scheme, a host and a port");
        }
        int port = uri.getPort() < 0 ? PORTS.get(scheme) : uri.getPort();
        if (port > MAX_PORT) {
            throw wrong(text, "has a port above " + MAX_PORT);
        }
        return new ListenAddress(withPort(scheme, uri.getHost(), port));
    }

    /** Reads those that are to be listened on side by side; the message of an IllegalArgumentException says what is wrong and what would be right. Asks for no host name. */
    static List<ListenAddress> parseAll(Collection<String> texts) {
        List<ListenAddress> all = texts.stream().map(ListenAddress::parse).toList();
        for (int i = 0; i < all.size(); i++) {
            for (ListenAddress other : all.subList(i + 1, all.size())) {
                all.get(i).mustNotMeet(other);
            }
        }
        return all;
    }

    private void mustNotMeet(ListenAddress other) {
        boolean samePort = uri.getPort() > 0 && uri.getPort() == other.uri.getPort();
        if (samePort && (isEvery() || other.isEvery() || host().equals(other.host()))) {
            String every = isEvery() || other.isEvery() ? " (0.0.0.0 and [::] are every address of this machine, of IPv4 and IPv6)" : "";
            throw new IllegalArgumentException("listen has " + uri + " and " + other.uri + ", which want the same port" + every + ": leave one out, or give it another port");
        }
    }

    /** Whether it is all addresses of the machine, which are those of IPv6 as well, however it is written. */
    private boolean isEvery() {
        return host() instanceof InetAddress address && address.isAnyLocalAddress();
    }

    /** An address, or a name as it stands. */
    private Object host() {
        String host = uri.getHost();
        try {
            return ADDRESS.matcher(host).matches() ? InetAddress.getByName(host) : host.toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return host;
        }
    }

    private static IllegalArgumentException wrong(String text, String what) {
        return new IllegalArgumentException("listen has '" + text.trim() + "', which " + what + "; right is for example tls://0.0.0.0:7443");
    }

    private static URI withPort(String scheme, String host, int port) {
        return URI.create(scheme + "://" + host + ":" + port);
    }

    /** The same with the port that the system chose. */
    ListenAddress onPort(int port) {
        return new ListenAddress(withPort(scheme(), uri.getHost(), port));
    }

    String scheme() {
        return uri.getScheme();
    }

    boolean isSecure() {
        return scheme().equals("tls") || scheme().equals("wss");
    }

    /** @throws IllegalArgumentException when it is plain, and others could reach it; one line that says what is right */
    void mayBeOpened(boolean plainOnAnyAddress) {
        if (!isSecure() && !plainOnAnyAddress && !isLoopback()) {
            throw new IllegalArgumentException("cannot listen on " + uri + ": " + scheme() + " carries passwords in clear and is opened on loopback only: take "
                    + (scheme().equals("ws") ? "wss" : "tls") + ", or set plainOnAnyAddress = true in conf/org.parley.server.cfg");
        }
    }

    /** Whether only this machine reaches it. Looks a host name up. */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
