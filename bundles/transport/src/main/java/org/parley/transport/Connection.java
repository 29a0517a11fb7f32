package org.parley.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An open, ordered, reliable connection that carries messages. Every method may be called on any thread and
 * returns at once. The end is told once, through {@link ConnectionListener#onClosed}, whatever brought it.
 */
@ProviderType
public interface Connection {
    /** A number for the log, unique in this process. */
    long id();

    /** Where the other side is; of an accepted connection, where a trusted proxy says it is, then with port 0 if only the address was told. Never a name. */
    InetSocketAddress remoteAddress();

    /** True when the bytes are encrypted on the way (tls, wss). */
    boolean secure();

    /** When the socket was connected or accepted, before any handshake: {@link System#nanoTime()} of that moment. */
    long openedNanos();

    /** False from the moment the connection is lost or closed, before {@link ConnectionListener#onClosed} is called. */
    boolean isOpen();

    /**
     * Queues a message behind those before it.
     *
     * @return false when it was not taken: the connection is closed, or with it more than
     *     {@code maxUnsentBytes} would be unsent (the connection is then lost with {@link CloseReason.Kind#OVERFLOW})
     */
    boolean send(Frame frame);

    /** How many bytes are queued and not yet handed to the system. */
    long unsentBytes();

    /**
     * From now on, the connection is lost with {@link CloseReason.Kind#TIMEOUT} when for this long nothing at all was
     * received, or a message begun was not complete, or nothing could be sent although something waits. Checked about once a second.
     */
    void timeout(Duration timeout);

    /**
     * Ends the connection gracefully: what is queued is written out, writing is shut down, what still arrives is dropped
     * for at most 1 s, then the socket is closed, with {@link CloseReason.Kind#LOCAL}. No message is delivered any more. Idempotent.
     */
    void finish();

    /**
     * Closes the socket now, dropping what is unsent, with {@link CloseReason.Kind#LOCAL}. Idempotent. What was sent over a connection
     * that was made from here, and had no answer, does not arrive later either; nor after a {@link CloseReason.Kind#TIMEOUT}.
     */
    void close();
}
