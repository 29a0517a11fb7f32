package org.parley.server.internal;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.parley.protocol.Status;
import org.parley.protocol.Usernames;
import org.parley.transport.Frame;

/**
 * The sessions by account. Beginnings, moves and ends happen one after another under this object's lock; looking one up takes none.
 */
final class Sessions {
    private final Map<String, Session> byKey = new ConcurrentHashMap<>();
    private Session.QueueLimits limits;
    private final Presence presence;
    private final ServerTime time;
    private final BiConsumer<Session, Link> whenLost = this::lost;

    Sessions(ServerConfig config, Presence presence, ServerTime time) {
        limits = limits(config);
        this.presence = presence;
        this.time = time;
    }

    private static Session.QueueLimits limits(ServerConfig config) {
        return new Session.QueueLimits(config.queuedMessages(), config.queuedBytes());
    }

    /** From now on another configuration holds. */
    synchronized void adopt(ServerConfig config) {
        limits = limits(config);
        byKey.values().forEach(session -> session.adopt(limits));
    }

    /** The session of that name in any case, or null. */
    Session find(String username) {
        return byKey.get(Usernames.key(username));
    }

    /** All, in no order. */
    Collection<Session> all() {
        return byKey.values();
    }

    int size() {
        return byKey.size();
    }

    /**
     * Begins a fresh session, which takes over from the one there is.
     *
     * @param id       of the new session
     * @param loggedIn the reply for {@code link}
     */
    synchronized Session begin(String id, String username, Link link, Frame loggedIn) {
        Session fresh = new Session(id, username, limits, time.now().toEpochMilli(), whenLost);
        Session old = byKey.get(fresh.key());
        if (old != null) {
            displace(old, link);
        }
        try {
            fresh.inOrder(none -> {
                byKey.put(fresh.key(), fresh);
                if (old != null) {
                    old.end();
                    presence.forget(old);
                }
                presence.set(username, Status.AVAILABLE);
                fresh.attach(link, loggedIn);
            });
        } catch (RuntimeException | Error e) { // of a heap that is full: nobody would ever end it
            end(fresh, link);
            throw e;
        }
        return fresh;
    }

    /**
     * Moves the session of that id when it still lives, or begins a fresh one.
     *
     * @param loggedIn makes the reply, from the id and from whether the session lived
     */
    synchronized Session resume(String id, String freshId, String username, Link link, BiFunction<String, Boolean, Frame> loggedIn) {
        Session living = find(username);
        if (living == null || !living.id().equals(id)) {
            return begin(freshId, username, link, loggedIn.apply(freshId, false));
        }
        displace(living, link);
        living.attach(link, loggedIn.apply(id, true));
        return living;
    }

    /** {@code successor} is null where an operator ends the session. */
    private static void displace(Session session, Link successor) {
        Link old = session.link();
        if (old != null && old != successor) {
            old.displace(successor == null ? "the operator of this server ended this session" : "this account is in use on another connection");
        }
    }

    /** Ends a session, for {@code asker} or null; another connection that it was moved to is displaced. Without effect when it has ended. */
    synchronized void end(Session session, Link asker) {
        if (byKey.remove(session.key(), session)) {
            displace(session, asker);
            session.end();
            presence.forget(session);
            presence.set(session.username(), Status.OFFLINE);
        }
    }

    private void lost(Session session, Link link) {
        long loss = session.losses();
        time.after(link.resumeMillis(), () -> endIfLostSince(session, loss));
    }

    private synchronized void endIfLostSince(Session session, long loss) {
        if (session.isLostSince(loss)) {
            end(session, null);
        }
    }

    /** Passes a message on to the session of {@code to}. */
    Session.Delivery deliver(String to, Parcel parcel) {
        for (Session session = find(to); session != null; session = find(to)) {
            Session.Delivery delivery = session.deliver(parcel);
            if (delivery != Session.Delivery.ENDED) {
                return delivery;
            }
        }
        return Session.Delivery.ENDED;
    }

    /** Announces a status when {@code link} still is the session's connection. */
    void status(Session session, Link link, Status status) {
        session.inOrder(current -> {
            if (current == link) {
                presence.change(session.username(), status);
            }
        });
    }
}
