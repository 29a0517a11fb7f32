package org.parley.transport;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to carry signaling messages, registered as an OSGi service for the URI schemes in its property
 * {@link #SCHEME}. Consumers select a provider by scheme, then by ranking, and keep the connections they opened
 * when a better provider arrives.
 *
 * <p>All methods may be called on any thread and return at once, but for the binding of a listening socket.
 * When the provider is deactivated it closes every connection and listener it handed out, each with
 * {@link CloseReason.Kind#TRANSPORT_STOPPED}.
 */
@ConsumerType
public interface Transport {
    /** Service property, {@code String[]}: the URI schemes this provider carries, in lower case ({@code tcp}, {@code tls}, …). */
    String SCHEME = "transport.scheme";

    /**
     * Opens a connection.
     *
     * @param uri      scheme, host and port, e.g. {@code tls://example.org:7443}; a missing port is the default of the
     *                 scheme (tls 7443, wss 7444, tcp 7400, ws 7401)
     * @param options  limits, and who decides about the server's certificate
     * @param listener told of messages and of the end, on the connection's event loop; after the returned stage completed
     * @return completes with the open connection (TLS and WebSocket handshakes done), or exceptionally with a
     *     {@link TransportException}; the listener is then never called. What depends on it runs on the event loop and must not
     *     block. Who cancels it is told of nothing any more, and a connection that was made nevertheless is closed
     * @throws IllegalArgumentException at once, when the scheme is not this provider's or the host is missing
     */
    CompletionStage<Connection> connect(URI uri, ConnectOptions options, ConnectionListener listener);

    /**
     * Accepts connections. Blocks while the socket is bound, briefly.
     *
     * @param uri      scheme, address and port to bind; port 0 lets the system choose
     * @param acceptor called for each new connection, once its handshakes are done
     * @throws TransportException when the address cannot be bound or the TLS identity cannot be used
     * @throws IllegalArgumentException when the scheme is not this provider's, the host is missing, or TLS is asked
     *     for and {@code options} bring no identity
     */
    Listener listen(URI uri, ListenOptions options, Acceptor acceptor) throws TransportException;

    /** How late the busiest of its event loops came to its work at worst within the last seconds; ever greater while one hangs. Zero where that is not measured. */
    default Duration lag() {
        return Duration.ZERO;
    }
}
