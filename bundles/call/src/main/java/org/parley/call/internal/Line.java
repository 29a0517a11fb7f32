package org.parley.call.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.parley.call.internal.thread.Loop;
import org.parley.media.IceServer;
import org.parley.protocol.PeerMessage;
import org.parley.signaling.DisconnectReason;
import org.parley.signaling.PeerList;
import org.parley.signaling.Session;
import org.parley.signaling.SignalingClient;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line to the signaling server, as calls use it: what cannot be sent now is the sender's to repeat. On the call thread. */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final SignalingClient client;
    private final Loop loop;
    private boolean lost;
    private boolean reconnected;
    private long reconnectedAt;

    Line(SignalingClient client, Loop loop) {
        this.client = client;
        this.loop = loop;
    }

    /** Keeps account of losses and returns. */
    void heard(SignalingEvent event) {
        if (event instanceof SignalingEvent.Disconnected gone) {
            lost = gone.reason() != DisconnectReason.REQUESTED;
        } else if (event instanceof SignalingEvent.LoggedOut) {
            lost = false;
            reconnected = false;
        } else if (event instanceof SignalingEvent.LoggedIn && lost) {
            lost = false;
            reconnected = true;
            reconnectedAt = loop.nanos();
        }
    }

    /** How long a word that someone is offline is still to be doubted, because this client itself has just come back and others may not yet. */
    Duration doubt() {
        long left = SETTLING.toNanos() - (loop.nanos() - reconnectedAt);
        return reconnected && left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    boolean isConnected() {
        return client.isConnected() && user() != null;
    }

    /** Who is logged in; null when nobody is. */
    String user() {
        return client.session().map(Session::username).orElse(null);
    }

    /** What calls use to find a way. */
    List<IceServer> iceServers() {
        return client.session().map(Session::iceServers).orElse(List.of()).stream()
                .map(server -> new IceServer(server.urls(), server.username(), server.credential())).toList();
    }

    /** False when it cannot be sent now, or is of another user than the one who is logged in. */
    boolean send(PeerMessage message) {
        if (!message.from().equals(user())) {
            return false;
        }
        try {
            client.send(message);
            LOG.debug("sent {}", message);
            return true;
        } catch (SignalingException e) {
            LOG.debug("not sent {}: {}", message, e.getMessage());
            return false;
        }
    }

    /** Acknowledges a message of {@code peer}. */
    void ack(String peer, String call, long id) {
        String user = user();
        if (user != null) {
            send(new PeerMessage.Ack(user, peer, call, id));
        }
    }

    /** Asks the server whether {@code peer} is online; tells it on the call thread, or never. */
    void askOnline(String peer, Consumer<Boolean> told) {
        if (!client.isConnected()) {
            return;
        }
        // A name sorts before all names that it begins.
        client.peers(peer, 1).whenComplete((list, failed) -> {
            if (failed == null) {
                loop.execute(() -> told.accept(lists(list, peer)));
            }
        });
    }

    private static boolean lists(PeerList list, String peer) {
        return list.peers().stream().anyMatch(one -> Names.same(one.username(), peer));
    }
}
