package org.parley.media.synthetic.internal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.parley.media.ConnectionState;
import org.parley.media.IceCandidate;

/**
 * The links of a session: the one in use and, after an ICE restart, the one that takes over as soon as it is open. Keeps
 * candidates that come before their description. Confined to the session's thread.
 */
final class Connection {
    private static final int MOST_KEPT = 64;

    private record Known(String fragment, InetSocketAddress address) {}

    private final Link.Wire wire;
    private final Deque<Known> known = new ArrayDeque<>();
    private Link active;
    private Link next;

    Connection(Link.Wire wire) {
        this.wire = wire;
    }

    /** Both sides agreed on a description. */
    void agreed(Negotiation.Agreement agreement, long now) {
        if (agreement.fresh()) {
            Link link = new Link(agreement, wire);
            if (active != null && active.isOpen()) {
                next = link;
            } else {
                active = link;
                next = null;
            }
            known.forEach(candidate -> apply(candidate, link, now));
        }
        agreement.remote().candidates().forEach(candidate -> candidate(candidate, now));
    }

    /** A candidate of the other side; false when it cannot be used. */
    boolean candidate(IceCandidate candidate, long now) {
        InetSocketAddress address = Candidates.parse(candidate.candidate()).orElse(null);
        if (address == null) {
            return false;
        }
        Known entry = new Known(candidate.usernameFragment(), address);
        if (!known.contains(entry)) {
            if (known.size() == MOST_KEPT) {
                known.poll();
            }
            known.add(entry);
        }
        apply(entry, active, now);
        apply(entry, next, now);
        return true;
    }

    private static void apply(Known candidate, Link link, long now) {
        if (link != null && (candidate.fragment() == null || candidate.fragment().equals(link.remoteFragment()))) {
            link.address(candidate.address(), "host", now);
        }
    }

    /** Asks what is due, lets a new link take over, and gives the state; null before anything is known of the other side. */
    ConnectionState update(long now) {
        if (active == null) {
            return null;
        }
        active.tick(now);
        if (next != null) {
            next.tick(now);
            if (next.isOpen()) {
                active = next;
                next = null;
            }
        }
        ConnectionState state = active.state(now);
        ConnectionState coming = next == null ? null : next.state(now);
        return state == ConnectionState.CONNECTED || coming == null ? state : coming;
    }

    /** Takes a datagram; gives what others must handle, or null. */
    ByteBuffer receive(ByteBuffer datagram, InetSocketAddress from, long now) {
        if (datagram.remaining() <= Seal.OVERHEAD) {
            return null;
        }
        long tag = datagram.getLong(datagram.position());
        if (active != null && active.isTagged(tag)) {
            return active.receive(datagram, from, now);
        }
        return next != null && next.isTagged(tag) ? next.receive(datagram, from, now) : null;
    }

    /** Whether a datagram comes from the other side: opens it. */
    boolean isOpen() {
        return active != null && active.isOpen();
    }

    /** The link in use, null before a description was agreed. */
    Link link() {
        return active;
    }
}
