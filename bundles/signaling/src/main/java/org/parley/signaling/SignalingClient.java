package org.parley.signaling;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.parley.protocol.PeerMessage;

/**
 * The connection of one user to one server. An OSGi service. Every method may be called on any thread and returns at once. Stages complete, and
 * subscribers are called, on the client's own thread, one after another, in the order of what happened; they must not block. For somebody else's bundle,
 * whose name does not begin with {@code org.parley.}, both happen on threads lent to it: each subscriber is told in order, 10,000 events wait for it at most, and who does not come back within 3 s is
 * named in the log and by {@code parley:health}.
 *
 * <p>A stage fails with {@link SignalingException}. A connection that was up and is lost brings one {@link SignalingEvent.Disconnected}, and is then sought anew by
 * itself with delays that double from 0.5 s to 30 s, ±50 %, and resumed by token, until {@link #disconnect}, {@link #logout}, or a reason that only the user can mend
 * (displaced by another login, certificate changed). When the token is refused the connection stays, with nobody logged in.
 */
@ProviderType
public interface SignalingClient {
    /** Where the client stands. */
    SignalingState state();

    /** True from the welcome until the connection is lost or closed; false from that very moment. */
    boolean isConnected();

    /** Who is logged in, also while reconnecting; empty before a login and after its end. */
    Optional<Session> session();

    /** The server that was connected to last, or is sought; empty before the first. */
    Optional<URI> server();

    /**
     * Connects to a server, leaving the one before, if any, and forgetting its session. One failed attempt fails the stage and is not repeated.
     *
     * @param server scheme tcp, tls, ws or wss, host, and port unless it is the scheme's default
     */
    CompletionStage<Void> connect(URI server);

    /** Makes an account; does not log in. Refused with {@link SignalingException.Kind#INSECURE} over a plain connection to another host, unless configured. */
    CompletionStage<Void> register(String username, String password);

    /** The same by an invitation of the operator, where not everybody may make an account; empty without one. */
    default CompletionStage<Void> register(String username, String password, String invitation) {
        return register(username, password);
    }

    /** Logs in by password. Refused like {@link #register} over a plain connection. */
    CompletionStage<Session> login(String username, String password);

    /** Logs in by a token that an earlier login brought ({@link Session#token}). */
    CompletionStage<Session> resume(String token);

    /**
     * Asks who is online: names that begin with {@code query} in any case, {@code limit} 1 to 500. Changes then come as {@link SignalingEvent.PresenceChanged}.
     *
     * @throws IllegalArgumentException for another limit
     */
    CompletionStage<PeerList> peers(String query, int limit);

    /** Announces whether this user is in a call; remembered and announced again after a fresh login. */
    void busy(boolean busy);

    /**
     * Sends a message to another client. A server that does not pass it on tells so by {@link SignalingEvent.MessageRefused}.
     *
     * @throws SignalingException at once when not logged in or the connection is lost ({@link SignalingException.Kind#NOT_CONNECTED}); when the message is larger
     *     than the server takes ({@link SignalingException.Kind#REFUSED}, {@code frame-too-large}), which does not harm the connection
     */
    void send(PeerMessage message) throws SignalingException;

    /** Ends the session and the connection. Completes also when the server cannot be told. */
    CompletionStage<Void> logout();

    /** Closes the connection and stops seeking it; {@link #session} stays, and alive on the server for its resume window. */
    void disconnect();

    /**
     * Trusts a certificate that was shown by {@link SignalingEvent.CertificateRejected}, from now on and after a restart, in the place of the one before. Connecting
     * again is up to the caller.
     *
     * @throws IllegalArgumentException when it has no host or its fingerprint is none
     */
    void trust(ServerCertificate certificate);

    /** Calls {@code subscriber} for each event from now on, until the subscription is closed. */
    Subscription subscribe(Consumer<SignalingEvent> subscriber);
}
