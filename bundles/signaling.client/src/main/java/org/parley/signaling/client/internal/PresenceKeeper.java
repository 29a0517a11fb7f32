package org.parley.signaling.client.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.parley.protocol.Reply;
import org.parley.protocol.Request;
import org.parley.protocol.Status;
import org.parley.protocol.Usernames;
import org.parley.signaling.Peer;
import org.parley.signaling.PeerList;
import org.parley.signaling.SignalingEvent;
import org.parley.signaling.SignalingException;
import org.parley.signaling.Standing;

/** One's own status, and that of others. On the loop only. */
final class PresenceKeeper {
    private final Events events;
    private final Supplier<Settings> settings;
    private Status own = Status.AVAILABLE;
    /** What the server holds for one's own status; null when that is not certain. */
    private Status announced;
    /** Whether anything was announced in this session, and so may be lost with a connection. */
    private boolean said;
    /** Whether a connection was lost since the last login. */
    private boolean lost;
    /** What was asked last and is told live, but for a part of what was asked before; null when nothing is. */
    private Query watched;

    PresenceKeeper(Events events, Supplier<Settings> settings) {
        this.events = events;
        this.settings = settings;
    }

    /** Takes over from a predecessor: what it announced, and what was told to it, may have been lost with its connection. */
    void goOn(Standing.Watched asked) {
        watched = asked == null ? null : new Query(asked.query(), asked.limit());
        said = true;
        lost = true;
    }

    /** What is told live; null for nothing. */
    Standing.Watched watched() {
        return watched == null ? null : new Standing.Watched(watched.text, watched.limit);
    }

    /** {@code link} is null when not logged in. */
    void busy(boolean busy, Link link) {
        own = busy ? Status.BUSY : Status.AVAILABLE;
        if (link != null) {
            announce(link);
        }
    }

    void loggedIn(Link link, boolean resumed) {
        if (!resumed) {
            announced = Status.AVAILABLE;
        }
        announce(link);
        if ((!resumed || lost) && watched != null) {
            watchAgain(link);
        }
        lost = false;
    }

    /** What was announced last may not have arrived, nor what the server told last: it may have written it to a connection that was dead already. */
    void disconnected() {
        lost = true;
        if (said) {
            announced = null;
        }
    }

    /** The session has ended. */
    void forget() {
        watched = null;
        announced = null;
        said = false;
    }

    CompletableFuture<PeerList> peers(Link link, String query, int limit) {
        return link.requests().ask(id -> new Request.ListPeers(id, query, limit), Reply.Peers.class, settings.get().requestTimeout()).thenApply(reply -> {
            Query asked = new Query(query, limit);
            watched = !reply.live() ? null : watched != null && watched.covers(asked) ? watched : asked;
            return new PeerList(reply.peers().stream().map(PresenceKeeper::peer).toList(), reply.total(), reply.live());
        });
    }

    void changed(Reply.Presence presence, String self) {
        if (!presence.live()) {
            watched = null;
        }
        List<Peer> others = presence.peers().stream().filter(peer -> !peer.username().equalsIgnoreCase(self)).map(PresenceKeeper::peer).toList();
        if (!others.isEmpty() || !presence.live()) {
            events.emit(new SignalingEvent.PresenceChanged(others, presence.live()));
        }
    }

    private void announce(Link link) {
        if (announced != own) {
            try {
                link.send(new Request.SetStatus(own));
                announced = own;
                said = true;
            } catch (SignalingException e) {
                announced = null;
            }
        }
    }

    private void watchAgain(Link link) {
        Query again = watched;
        peers(link, again.text, again.limit).whenComplete((list, failure) -> {
            if (failure == null) {
                events.emit(new SignalingEvent.PresenceChanged(list.peers(), list.live()));
            } else if (link.isOpen()) {
                watched = null;
                events.emit(new SignalingEvent.PresenceChanged(List.of(), false));
            }
        });
    }

    private static Peer peer(org.parley.protocol.Peer peer) {
        return new Peer(peer.username(), switch (peer.status()) {
            case AVAILABLE -> Peer.Status.AVAILABLE;
            case BUSY -> Peer.Status.BUSY;
            case OFFLINE -> Peer.Status.OFFLINE;
        });
    }

    private record Query(String text, int limit) {
        boolean covers(Query other) {
            return limit >= other.limit && Usernames.key(other.text).startsWith(Usernames.key(text));
        }
    }
}
