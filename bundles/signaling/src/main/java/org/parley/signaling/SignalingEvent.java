package org.parley.signaling;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.parley.protocol.PeerMessage;

/** What a {@link SignalingClient} tells its subscribers. */
public sealed interface SignalingEvent {
    /** An attempt to connect begins. */
    record Connecting(URI server) implements SignalingEvent {}

    /** The server said welcome. A session that is still wanted is then resumed by itself. */
    record Connected(URI server) implements SignalingEvent {}

    /**
     * A session began ({@code resumed} false: nothing was kept; where changes of presence were told before, the client asks again by itself, and tells the whole list
     * as {@link PresenceChanged}) or goes on. Also when token and ICE servers were made new on the same connection.
     */
    record LoggedIn(Session session, boolean resumed) implements SignalingEvent {}

    /**
     * The connection has ended. Once for each {@link Connected}, once for a first attempt that failed, and once when a lost connection is sought no more: on request,
     * or because the server's certificate is not trusted ({@code detail} says more, in English, and may be empty).
     */
    record Disconnected(DisconnectReason reason, String detail) implements SignalingEvent {}

    /** The lost connection will be sought in {@code delay}; {@code attempt} counts from 1. */
    record Reconnecting(int attempt, Duration delay) implements SignalingEvent {}

    /** The session has ended and will not be resumed: {@code reason} is why. */
    record LoggedOut(DisconnectReason reason) implements SignalingEvent {}

    /** The server's certificate is not trusted: {@code changed} when another one was trusted before. */
    record CertificateRejected(ServerCertificate certificate, boolean changed) implements SignalingEvent {}

    /** Others came, went, or changed; {@code live} false when no more changes will be told, so that one must ask again. */
    record PresenceChanged(List<Peer> peers, boolean live) implements SignalingEvent {}

    /** A message of another client. */
    record MessageReceived(PeerMessage message) implements SignalingEvent {}

    /**
     * The server did not pass on a message: {@code call} and {@code id} are the message's ({@code id} 0 where it has none, {@code call} may be null); {@code code} is a code of
     * the protocol, such as {@code peer-offline}.
     */
    record MessageRefused(String call, long id, String code, String message) implements SignalingEvent {}
}
