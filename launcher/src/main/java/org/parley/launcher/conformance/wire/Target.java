package org.parley.launcher.conformance.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The server that is connected to. Any thread may use it. */
public final class Target {
    private static final int CONNECT_MILLIS = 10_000;
    private static final String PATH = "/signal";

    private final URI uri;
    private final SSLContext tls;
    private final boolean named;
    private final HttpClient http;

    /** {@code fingerprint} of the certificate; null for one that the JDK trusts. */
    public Target(URI uri, String fingerprint) throws GeneralSecurityException {
        this.uri = uri;
        this.tls = isSecure() ? Trust.context(fingerprint) : null;
        this.named = fingerprint == null;
        this.http = isWebSocket() ? httpClient() : null;
    }

    private HttpClient httpClient() {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(CONNECT_MILLIS)).version(HttpClient.Version.HTTP_1_1);
        return (tls == null ? builder : builder.sslContext(tls)).build();
    }

    /** Its address. */
    public URI uri() {
        return uri;
    }

    /** Whether it is {@code ws} or {@code wss}. */
    public boolean isWebSocket() {
        return uri.getScheme().startsWith("ws");
    }

    private boolean isSecure() {
        return uri.getScheme().equals("tls") || uri.getScheme().equals("wss");
    }

    /** A connection as well-behaved programs make it. */
    public Wire open() throws IOException {
        if (!isWebSocket()) {
            return new StreamWire(socket());
        }
        WebSocketWire wire = new WebSocketWire();
        try {
            URI full = URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + PATH);
            wire.socket(http.newWebSocketBuilder().subprotocols("parley.v1").connectTimeout(Duration.ofMillis(CONNECT_MILLIS)).buildAsync(full, wire).join());
            return wire;
        } catch (CompletionException e) {
            throw new IOException(e.getCause() instanceof WebSocketHandshakeException ? "the upgrade was refused" : e.getCause().getMessage(), e);
        }
    }

    /** A connection of which every byte can be chosen. */
    public RawWire openRaw() throws IOException {
        return isWebSocket() ? openRawWebSocket() : new StreamWire(socket());
    }

    /** The same of a WebSocket, with no sub-protocol. */
    public RawWebSocketWire openRawWebSocket() throws IOException {
        Socket socket = socket();
        int status = Handshake.of(socket, uri, PATH).status();
        if (status != 101) {
            socket.close();
            throw new IOException("the upgrade was answered " + status);
        }
        return new RawWebSocketWire(socket);
    }

    /** What the server answers to an upgrade of {@code path}; then the connection is closed. */
    public Handshake handshake(String path, String... headers) throws IOException {
        try (Socket socket = socket()) {
            socket.setSoTimeout(CONNECT_MILLIS);
            return Handshake.of(socket, uri, path, headers);
        }
    }

    private Socket socket() throws IOException {
        Socket socket = tls == null ? new Socket() : tls.getSocketFactory().createSocket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
        if (socket instanceof SSLSocket secure) {
            if (named) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
            }
            secure.startHandshake();
        }
        return socket;
    }
}
